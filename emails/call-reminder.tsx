import { type Frame, Layout } from "./layout.tsx";
import { Address, Aside, Ask, Line, Said, type Words } from "./parts.tsx";

export type CallReminderProps = {
  frame: Frame;
  words: Words;
  /** Opens the page with the numbers. */
  button: { href: string; label: string };
  copy: string;
  /** "Everyone at …" */
  from: string;
};

/** Asks somebody to pick up the phone again who wanted to be asked. */
export function CallReminder({ frame, words, button, copy, from }: CallReminderProps) {
  const { theme } = frame;
  return (
    <Layout frame={frame}>
      <Said theme={theme} words={words} />
      <Ask theme={theme} {...button} />
      <Aside theme={theme}>
        <Line>{from}</Line>
        <Address theme={theme} label={copy} href={button.href} screenOnly />
      </Aside>
    </Layout>
  );
}
