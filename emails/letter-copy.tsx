import { type Frame, Layout } from "./layout.tsx";
import { Aside, Ask, Line, Said, type Words } from "./parts.tsx";

export type LetterCopyProps = {
  frame: Frame;
  words: Words;
  /** The letter that is spoken of, line by line: its subject first. */
  letter: { title: string; lines: string[] };
  button: { href: string; label: string };
  after: string[];
};

/** A mail about a letter that quotes it: a copy, or the news that it did not arrive. */
export function LetterCopy({ frame, words, letter, button, after }: LetterCopyProps) {
  const { theme } = frame;
  const [subject, ...lines] = letter.lines;
  return (
    <Layout frame={frame}>
      <Said theme={theme} words={words} />
      <Ask theme={theme} {...button} />
      <Aside theme={theme}>
        <Line>{letter.title}</Line>
        <blockquote
          style={{ margin: "0 0 16px", paddingLeft: "16px", borderLeft: `5px solid ${theme.spot}` }}
        >
          <Line>
            <b>{subject}</b>
          </Line>
          {lines.map((line) => (
            <Line key={line}>{line}</Line>
          ))}
        </blockquote>
        {after.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
      </Aside>
    </Layout>
  );
}
