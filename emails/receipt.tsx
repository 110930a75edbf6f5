import { type Frame, Layout } from "./layout.tsx";
import { Aside, Ask, Line, Said, TextLink, type Words } from "./parts.tsx";

export type ReceiptProps = {
  frame: Frame;
  words: Words;
  /** What the receipt says, fact by fact. */
  receipt: {
    title: string;
    facts: { term: string; says: string }[];
    notes: string[];
    /** The receipt to print, and where a monthly gift is changed. */
    links: { href: string; label: string }[];
  };
  button: { href: string; label: string };
  after: string[];
};

const termStyle = { paddingRight: "16px", fontWeight: 400, wordBreak: "normal" } as const;

/** Thanks for a gift, with the receipt that a tax adviser asks for. */
export function Receipt({ frame, words, receipt, button, after }: ReceiptProps) {
  const { theme } = frame;
  const cell = { padding: "8px 0", borderBottom: `1px solid ${theme.rule}`, verticalAlign: "top" } as const;
  return (
    <Layout frame={frame}>
      <Said theme={theme} words={words} />
      <Aside theme={theme}>
        <Line>
          <b>{receipt.title}</b>
        </Line>
        <table
          cellPadding={0}
          cellSpacing={0}
          style={{ width: "100%", margin: "0 0 16px", borderCollapse: "collapse" }}
        >
          <tbody>
            {receipt.facts.map(({ term, says }) => (
              <tr key={term}>
                <th scope="row" align="left" style={{ ...cell, ...termStyle }}>
                  {term}
                </th>
                <td style={{ ...cell, fontWeight: 700 }}>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {receipt.notes.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
        {receipt.links.map(({ href, label }) => (
          <Line key={href}>
            <TextLink theme={theme} href={href}>
              {label}
            </TextLink>
          </Line>
        ))}
      </Aside>
      <Ask theme={theme} {...button} />
      <Aside theme={theme}>
        {after.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
      </Aside>
    </Layout>
  );
}
