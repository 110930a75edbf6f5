import { Body, Head, Html } from "@react-email/components";
import { text } from "./theme.ts";

export type LetterToOfficeProps = {
  language: "en" | "es";
  subject: string;
  salutation: string;
  /** Paragraphs by their lines. */
  paragraphs: string[][];
  closing: string;
  /** The writer's name, and the place that tells that they live in the district. */
  signature: string[];
  /** Through whom it came, in small type under a rule. */
  sentBy: string;
};

const paragraph = { margin: "0 0 16px" };

/** A constituent's letter: nothing but what a letter has. */
export function LetterToOffice(props: LetterToOfficeProps) {
  const { language, subject, salutation, paragraphs, closing, signature, sentBy } = props;
  return (
    <Html lang={language} dir="ltr">
      <Head>
        <title>{subject}</title>
      </Head>
      <Body style={{ margin: "16px", fontFamily: text, fontSize: "16px", lineHeight: "1.5" }}>
        <p style={paragraph}>{salutation}</p>
        {paragraphs.map((lines) => (
          <p key={lines.join()} style={paragraph}>
            <Lines lines={lines} />
          </p>
        ))}
        <p style={paragraph}>
          <Lines lines={[closing, ...signature]} />
        </p>
        <hr />
        <p style={{ margin: 0, fontSize: "13px" }}>{sentBy}</p>
      </Body>
    </Html>
  );
}

const Lines = ({ lines }: { lines: string[] }) =>
  lines.map((line, at) => (
    <span key={line}>
      {at > 0 && <br />}
      {line}
    </span>
  ));
