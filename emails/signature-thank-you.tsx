import { type Frame, Layout } from "./layout.tsx";
import { Address, Aside, Ask, type Figure, Line, NumberRow, Said, TextLink, type Words } from "./parts.tsx";

export type SignatureThankYouProps = {
  frame: Frame;
  words: Words;
  /** Opens a mail to a friend, ready to be sent. */
  button: { href: string; label: string };
  ownLink: { label: string; href: string };
  /** The one alternative: another open petition of the campaign, or another way to send this one. */
  alternative: { before: string; href: string; label: string; after: string | null };
  /** "Everyone at …" */
  from: string;
  figure: Figure | null;
};

/** Thanks a signer whose name is counted, and asks for one more. */
export function SignatureThankYou(props: SignatureThankYouProps) {
  const { theme } = props.frame;
  const { alternative, ownLink } = props;
  return (
    <Layout frame={props.frame}>
      <Said theme={theme} words={props.words} />
      <Ask theme={theme} {...props.button} screenOnly />
      <Aside theme={theme}>
        <Address theme={theme} label={ownLink.label} href={ownLink.href} />
        <Line>
          {alternative.before}{" "}
          <TextLink theme={theme} href={alternative.href}>
            {alternative.label}
          </TextLink>
          {alternative.after && (
            <>
              <br />
              {alternative.after}
            </>
          )}
        </Line>
        <Line>{props.from}</Line>
      </Aside>
      {props.figure && <NumberRow theme={theme} figure={props.figure} />}
    </Layout>
  );
}
