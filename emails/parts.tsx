import type { ReactNode } from "react";
import { display, type MailTheme, slug, text } from "./theme.ts";

/** The words of a mail: a greeting, what happened, one ask in bold and its reason, the signature line. */
export type Words = { greeting: string | null; lead: string[]; ask: string; why: string };

const paragraph = { margin: "0 0 16px" };

function textStyle(theme: MailTheme, padding: string) {
  return { padding, fontFamily: text, fontSize: "18px", lineHeight: "1.55", color: theme.ink };
}

export function Said({ theme, words }: { theme: MailTheme; words: Words }) {
  return (
    <tr>
      <td className="pad ink" style={textStyle(theme, "32px 40px 8px")}>
        {words.greeting && <p style={paragraph}>{words.greeting}</p>}
        {words.lead.map((line) => (
          <p key={line} style={paragraph}>
            {line}
          </p>
        ))}
        <p style={paragraph}>
          <b>{words.ask}</b> {words.why}
        </p>
      </td>
    </tr>
  );
}

type AskProps = {
  theme: MailTheme;
  href: string;
  label: string;
  /** The text part leaves it out: it opens something that is no page. */
  screenOnly?: boolean;
  /** Stands within something that has its own margins. */
  bare?: boolean;
};

/** The one thing to press: a table cell, since Outlook pads nothing else. */
export function Ask({ theme, href, label, screenOnly, bare }: AskProps) {
  const ink = `5px solid ${theme.spot}`;
  return (
    <tr data-skip-in-text={screenOnly}>
      <td className={bare ? "" : "pad"} style={{ padding: bare ? 0 : "8px 40px 26px" }}>
        <table role="presentation" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td className="act" style={{ backgroundColor: theme.act, borderRight: ink, borderBottom: ink }}>
                <a href={href} style={{ ...buttonStyle, color: theme.onAct }}>
                  {label}
                </a>
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  );
}

const buttonStyle = {
  display: "inline-block",
  padding: "16px 28px",
  fontFamily: slug,
  fontWeight: 900,
  fontSize: "18px",
  lineHeight: "1.2",
  textDecoration: "none",
} as const;

export function Aside({ theme, children }: { theme: MailTheme; children: ReactNode }) {
  return (
    <tr>
      <td className="pad ink" style={textStyle(theme, "0 40px 12px")}>
        {children}
      </td>
    </tr>
  );
}

export function Line({ children }: { children: ReactNode }) {
  return <p style={paragraph}>{children}</p>;
}

export function TextLink({ theme, href, children }: { theme: MailTheme; href: string; children: ReactNode }) {
  return (
    <a href={href} style={{ color: theme.key, fontWeight: "bold", textDecoration: "underline" }}>
      {children}
    </a>
  );
}

/** An address in full, for readers whose client shows no buttons; it may break anywhere. */
export function Address({ theme, label, href, screenOnly }: AskProps) {
  return (
    <p style={{ ...paragraph, fontSize: "16px" }} data-skip-in-text={screenOnly}>
      {label}{" "}
      <a href={href} style={{ color: theme.key, textDecoration: "underline", wordBreak: "break-all" }}>
        {href}
      </a>
    </p>
  );
}

/** The one number of a mail. */
export type Figure = { value: string; words: string };

export function NumberRow({ theme, figure }: { theme: MailTheme; figure: Figure }) {
  return (
    <tr>
      <td className="pad" style={{ padding: "8px 40px 0" }}>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td
                className="ink line"
                style={{ ...valueStyle, color: theme.key, borderTop: `3px solid ${theme.key}` }}
              >
                {figure.value}
              </td>
              <td
                className="ink line"
                style={{ ...wordsStyle, color: theme.ink, borderTop: `3px solid ${theme.key}` }}
              >
                {figure.words}
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  );
}

const valueStyle = {
  padding: "18px 0",
  width: "1%",
  whiteSpace: "nowrap",
  fontFamily: display,
  fontWeight: "bold",
  fontSize: "44px",
  lineHeight: "1",
} as const;

const wordsStyle = {
  padding: "18px 0 18px 16px",
  fontFamily: text,
  fontSize: "16px",
  lineHeight: "1.4",
} as const;
