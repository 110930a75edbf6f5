import { Layout } from "./layout.tsx";
import { Address, Aside, Ask, Line, NumberRow, Said } from "./parts.tsx";
import type { SignatureConfirmationProps } from "./signature-confirmation.tsx";

/** Asks again; the others who signed come before the way out, for they are the argument. */
export function SignatureReminder(props: SignatureConfirmationProps) {
  const { theme } = props.frame;
  return (
    <Layout frame={props.frame}>
      <Said theme={theme} words={props.words} />
      <Ask theme={theme} {...props.button} />
      {props.figure && <NumberRow theme={theme} figure={props.figure} />}
      <Aside theme={theme}>
        <Line>{props.notYou}</Line>
        <Address theme={theme} label={props.copy} href={props.button.href} screenOnly />
      </Aside>
    </Layout>
  );
}
