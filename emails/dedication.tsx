import { type Frame, Layout } from "./layout.tsx";
import { Aside, Ask, Line, Said, type Words } from "./parts.tsx";

export type DedicationProps = {
  frame: Frame;
  words: Words;
  /** What the giver wrote; null: nothing. */
  message: { title: string; text: string } | null;
  button: { href: string; label: string };
  after: string[];
};

/** Tells somebody that a gift was given in a person's honor or memory, and never how much. */
export function Dedication({ frame, words, message, button, after }: DedicationProps) {
  const { theme } = frame;
  return (
    <Layout frame={frame}>
      <Said theme={theme} words={words} />
      {message ? (
        <Aside theme={theme}>
          <Line>{message.title}</Line>
          <blockquote
            style={{ margin: "0 0 16px", paddingLeft: "16px", borderLeft: `5px solid ${theme.spot}` }}
          >
            <Line>{message.text}</Line>
          </blockquote>
        </Aside>
      ) : null}
      <Ask theme={theme} {...button} />
      <Aside theme={theme}>
        {after.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
      </Aside>
    </Layout>
  );
}
