import { type Frame, Layout } from "./layout.tsx";
import { Address, Aside, Ask, type Figure, Line, NumberRow, Said, type Words } from "./parts.tsx";

export type SignatureConfirmationProps = {
  frame: Frame;
  words: Words;
  button: { href: string; label: string };
  /** Leads in the button's address in full. */
  copy: string;
  notYou: string;
  figure: Figure | null;
};

/** Asks a new signer to show that the address is theirs. */
export function SignatureConfirmation(props: SignatureConfirmationProps) {
  const { theme } = props.frame;
  return (
    <Layout frame={props.frame}>
      <Said theme={theme} words={props.words} />
      <Ask theme={theme} {...props.button} />
      <Aside theme={theme}>
        <Line>{props.notYou}</Line>
        <Address theme={theme} label={props.copy} href={props.button.href} screenOnly />
      </Aside>
      {props.figure && <NumberRow theme={theme} figure={props.figure} />}
    </Layout>
  );
}
