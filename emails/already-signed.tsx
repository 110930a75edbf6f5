import { type Frame, Layout } from "./layout.tsx";
import { Address, Aside, Ask, type Figure, Line, NumberRow, Said, type Words } from "./parts.tsx";

/** `screenOnly`: the text part leaves it out. */
type Pressable = { href: string; label: string; screenOnly?: boolean };

export type AlreadySignedProps = {
  frame: Frame;
  words: Words;
  /** Confirms the first signature where that is still missing, else sends the petition to a friend. */
  button: Pressable;
  /** The address worth copying: the confirmation's or the signer's own link. */
  address: Pressable;
  notYou: string;
  figure: Figure | null;
};

/** Tells somebody who signed again that the first signature stands. */
export function AlreadySigned(props: AlreadySignedProps) {
  const { theme } = props.frame;
  return (
    <Layout frame={props.frame}>
      <Said theme={theme} words={props.words} />
      <Ask theme={theme} {...props.button} />
      <Aside theme={theme}>
        <Address theme={theme} {...props.address} />
        <Line>{props.notYou}</Line>
      </Aside>
      {props.figure && <NumberRow theme={theme} figure={props.figure} />}
    </Layout>
  );
}
