import { Fragment, type ReactNode } from "react";
import { type Frame, Layout } from "./layout.tsx";
import { Ask } from "./parts.tsx";
import { display, type MailTheme, text } from "./theme.ts";

export type BlastInline =
  | { kind: "break" }
  | { kind: "text"; text: string; bold?: boolean; italic?: boolean; href?: string };

/** A page of ours that somebody is asked to act on, with how far it has come. */
export type ActionCard = {
  kicker: string;
  title: string;
  /** What it is about, in a few lines. */
  text: string | null;
  /** "1,204 of 2,000 have signed"; null while there is nothing to tell. */
  progress: { words: string; percent: number } | null;
  button: { href: string; label: string };
};

export type BlastBlock =
  | { kind: "paragraph"; content: BlastInline[] }
  | { kind: "heading"; level: 2 | 3; content: BlastInline[] }
  | { kind: "rule" }
  /** Absolute address; width and height in CSS pixels. */
  | { kind: "picture"; src: string; width: number; height: number; alt: string; caption: string | null }
  | { kind: "video"; href: string; title: string }
  | { kind: "quote"; blocks: BlastBlock[] }
  | { kind: "list"; ordered: boolean; items: BlastBlock[][] }
  | { kind: "button"; href: string; label: string }
  | { kind: "card"; card: ActionCard };

export type BlastMailProps = { frame: Frame; blocks: BlastBlock[]; browser: { href: string; label: string } };

/** A mail that staff wrote, in the dress of its campaign. Buttons and cards stand across the column, the rest is text. */
export function BlastMail({ frame, blocks, browser }: BlastMailProps) {
  const { theme } = frame;
  return (
    <Layout frame={frame}>
      <tr>
        <td style={{ height: "20px", fontSize: 0, lineHeight: 0 }}>&nbsp;</td>
      </tr>
      {inOrder(blocks, (block) => (
        <Row theme={theme} block={block} />
      ))}
      <tr data-skip-in-text={true}>
        <td className="pad muted" style={{ ...small, padding: "6px 40px 24px", color: theme.muted }}>
          <a href={browser.href} style={{ color: theme.muted }}>
            {browser.label}
          </a>
        </td>
      </tr>
    </Layout>
  );
}

/** A mail is printed once and never reordered: what stands in it is known by its place. */
function inOrder<T>(list: T[], draw: (one: T) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return list.map((one, at) => <Fragment key={at}>{draw(one)}</Fragment>);
}

const small = { fontFamily: text, fontSize: "14px", lineHeight: "1.55" } as const;
const running = { fontFamily: text, fontSize: "18px", lineHeight: "1.55" } as const;

function Row({ theme, block }: { theme: MailTheme; block: BlastBlock }) {
  if (block.kind === "button") return <Ask theme={theme} href={block.href} label={block.label} />;
  if (block.kind === "card") return <CardRow theme={theme} card={block.card} />;
  return (
    <tr>
      <td className="pad ink" style={{ ...running, padding: "0 40px", color: theme.ink }}>
        <Said theme={theme} block={block} />
      </td>
    </tr>
  );
}

const paragraph = { margin: "0 0 16px" };

function Said({ theme, block }: { theme: MailTheme; block: BlastBlock }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <p style={paragraph}>
          <Inlines theme={theme} content={block.content} />
        </p>
      );
    case "heading":
      return <Heading theme={theme} {...block} />;
    case "rule":
      return <hr className="hair" style={{ ...ruleStyle, borderTop: `1px solid ${theme.rule}` }} />;
    case "picture":
      return <Picture {...block} />;
    case "video":
      return (
        <p style={paragraph}>
          <a href={block.href} style={{ color: theme.key, fontWeight: "bold" }}>
            {block.title}
          </a>
        </p>
      );
    case "quote":
      return (
        <blockquote
          style={{ margin: "0 0 16px", padding: "0 0 1px 18px", borderLeft: `5px solid ${theme.spot}` }}
        >
          <Blocks theme={theme} blocks={block.blocks} />
        </blockquote>
      );
    case "list":
      return <List theme={theme} {...block} />;
    case "button":
    case "card":
      return null;
  }
}

function Blocks({ theme, blocks }: { theme: MailTheme; blocks: BlastBlock[] }) {
  return inOrder(blocks, (block) => <Said theme={theme} block={block} />);
}

const ruleStyle = { margin: "8px 0 24px", border: 0 };

function Heading({ theme, level, content }: { theme: MailTheme; level: 2 | 3; content: BlastInline[] }) {
  const Level = `h${level}` as const;
  const style = {
    margin: "10px 0 10px",
    fontFamily: level === 2 ? display : text,
    fontWeight: "bold",
    fontSize: level === 2 ? "30px" : "20px",
    lineHeight: "1.15",
  } as const;
  return (
    <Level style={style}>
      <Inlines theme={theme} content={content} />
    </Level>
  );
}

function Picture({ src, width, height, alt, caption }: Extract<BlastBlock, { kind: "picture" }>) {
  return (
    <div style={{ margin: "0 0 16px" }}>
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        style={{ display: "block", width: "100%", maxWidth: `${width}px`, height: "auto", border: 0 }}
      />
      {caption ? <p style={{ ...small, margin: "6px 0 0" }}>{caption}</p> : null}
    </div>
  );
}

function List({ theme, ordered, items }: { theme: MailTheme } & Extract<BlastBlock, { kind: "list" }>) {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag style={{ margin: "0 0 16px", paddingLeft: "26px" }}>
      {inOrder(items, (blocks) => (
        <li style={{ marginBottom: "6px" }}>
          <Item theme={theme} blocks={blocks} />
        </li>
      ))}
    </Tag>
  );
}

/** What a point of a list says; a single paragraph stands without the space of one. */
function Item({ theme, blocks }: { theme: MailTheme; blocks: BlastBlock[] }) {
  const [only, ...more] = blocks;
  if (more.length === 0 && only?.kind === "paragraph")
    return <Inlines theme={theme} content={only.content} />;
  return <Blocks theme={theme} blocks={blocks} />;
}

function Inlines({ theme, content }: { theme: MailTheme; content: BlastInline[] }) {
  return inOrder(content, (inline) =>
    inline.kind === "break" ? <br /> : <Words theme={theme} {...inline} />,
  );
}

function Words({
  theme,
  text,
  bold,
  italic,
  href,
}: { theme: MailTheme } & Extract<BlastInline, { kind: "text" }>) {
  let said: ReactNode = text;
  if (italic) said = <em>{said}</em>;
  if (bold) said = <b>{said}</b>;
  if (!href) return said;
  return (
    <a href={href} style={{ color: theme.key, textDecoration: "underline" }}>
      {said}
    </a>
  );
}

function CardRow({ theme, card }: { theme: MailTheme; card: ActionCard }) {
  const { kicker, title, text: about, progress, button } = card;
  return (
    <tr>
      <td className="pad" style={{ padding: "8px 40px 26px" }}>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td
                className="ink line"
                style={{
                  ...{ ...running, padding: "16px 0 14px", color: theme.ink },
                  borderTop: `3px solid ${theme.key}`,
                }}
              >
                <p className="muted" style={{ ...small, margin: "0 0 4px", color: theme.muted }}>
                  {kicker}
                </p>
                <p style={{ margin: 0, fontWeight: "bold", fontSize: "20px", lineHeight: "1.3" }}>{title}</p>
                {about ? <p style={{ margin: "8px 0 0", fontSize: "16px" }}>{about}</p> : null}
                {progress ? <Progress theme={theme} {...progress} /> : null}
              </td>
            </tr>
          </tbody>
        </table>
        <table role="presentation" cellPadding={0} cellSpacing={0}>
          <tbody>
            <Ask theme={theme} href={button.href} label={button.label} bare />
          </tbody>
        </table>
      </td>
    </tr>
  );
}

/** A bar of two cells, since mail programs draw no other; the words say it, too. */
function Progress({ theme, words, percent }: { theme: MailTheme; words: string; percent: number }) {
  const filled = Math.max(1, Math.min(100, Math.round(percent)));
  const cell = { height: "10px", fontSize: 0, lineHeight: 0 } as const;
  return (
    <>
      <p style={{ margin: "8px 0 8px", fontSize: "16px" }}>{words}</p>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} data-skip-in-text={true}>
        <tbody>
          <tr>
            <td width={`${filled}%`} style={{ ...cell, backgroundColor: theme.spot }}>
              &nbsp;
            </td>
            {filled < 100 ? (
              <td className="hair" style={{ ...cell, border: `1px solid ${theme.rule}`, borderLeft: 0 }}>
                &nbsp;
              </td>
            ) : null}
          </tr>
        </tbody>
      </table>
    </>
  );
}
