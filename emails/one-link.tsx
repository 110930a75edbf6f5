import { type Frame, Layout } from "./layout.tsx";
import { Address, Aside, Ask, Line, Said, type Words } from "./parts.tsx";

export type OneLinkProps = {
  frame: Frame;
  words: Words;
  button: { href: string; label: string };
  /** How long the link works. */
  expires: string;
  copy: string;
  notYou: string;
};

/** Hands somebody one link: to their data, into the admin panel, to a new password. */
export function OneLink(props: OneLinkProps) {
  const { theme } = props.frame;
  return (
    <Layout frame={props.frame}>
      <Said theme={theme} words={props.words} />
      <Ask theme={theme} {...props.button} />
      <Aside theme={theme}>
        <Line>{props.expires}</Line>
        <Address theme={theme} label={props.copy} href={props.button.href} screenOnly />
        <Line>{props.notYou}</Line>
      </Aside>
    </Layout>
  );
}
