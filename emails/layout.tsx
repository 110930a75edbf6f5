import { Body, Head, Html, Preview } from "@react-email/components";
import type { ReactNode } from "react";
import { display, type MailTheme, text } from "./theme.ts";

export type Frame = {
  language: "en" | "es";
  theme: MailTheme;
  /** What an inbox shows beside the subject. */
  preheader: string;
  /** Small line over the headline: the campaign. */
  kicker: string;
  headline: string;
  /** A picture in the place of kicker and headline; null sets the two as text. */
  header: HeaderPicture | null;
  footer: Footer;
};

/** `src` is absolute, `alt` says in words what is printed on it; width and height in CSS pixels. */
export type HeaderPicture = { src: string; alt: string; width: number; height: number };

export type Footer = {
  /** Why this person gets this mail. */
  reason: string;
  links: { href: string; label: string; lang?: string }[];
  organisation: string;
  /** The organisation's logo: absolute address, and its size in CSS pixels; null when it has none. */
  logo: { src: string; width: number; height: number } | null;
  postalAddress: string;
  /** A line above everything, such as a demo's; null when there is none. */
  notice: string | null;
};

/** One column of 600 px: paper on the key tint, the header never inverted, one ask in the middle. */
export function Layout({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { theme, footer } = frame;
  return (
    <Html lang={frame.language} dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{frame.headline}</title>
        <style>{screenStyle(theme)}</style>
      </Head>
      <Body className="wall" style={{ margin: 0, padding: 0, backgroundColor: theme.wall }}>
        <Preview>{frame.preheader}</Preview>
        <table role="presentation" className="wall" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: "20px 10px" }}>
                {footer.notice && <Notice theme={theme}>{footer.notice}</Notice>}
                <table
                  role="presentation"
                  className="sheet"
                  width={600}
                  cellPadding={0}
                  cellSpacing={0}
                  style={{ ...sheetStyle, backgroundColor: theme.paper }}
                >
                  <tbody>
                    <Header frame={frame} />
                    {children}
                    <FooterRow theme={theme} footer={footer} />
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </Body>
    </Html>
  );
}

// A word that is longer than the column breaks, and does not widen it.
const sheetStyle = { width: "100%", maxWidth: "600px", wordBreak: "break-word" } as const;

// Clients that drop the sheet still get the inline light colours; none of it comes from outside.
function screenStyle({ night }: MailTheme): string {
  return `
@media (max-width:620px){.pad{padding-left:22px!important;padding-right:22px!important}.lockup{font-size:44px!important}}
@media (prefers-color-scheme:dark){.wall{background-color:${night.wall}!important}.sheet{background-color:${night.sheet}!important}.ink,.ink a{color:${night.ink}!important}.muted,.muted a{color:${night.muted}!important}.act{background-color:${night.act}!important}.act a{color:${night.onAct}!important}.line{border-color:${night.ink}!important}.hair{border-color:${night.rule}!important}}`;
}

function Header({ frame }: { frame: Frame }) {
  const { theme, header } = frame;
  return (
    <>
      {header ? <PictureRow theme={theme} picture={header} /> : <LockupRow frame={frame} />}
      <Rule height={7} color={theme.key} />
      <Rule height={6} color={theme.spot} />
    </>
  );
}

function PictureRow({ theme, picture }: { theme: MailTheme; picture: HeaderPicture }) {
  return (
    <tr>
      <td style={{ backgroundColor: theme.key }}>
        <h1 style={{ margin: 0 }}>
          <img {...picture} alt={picture.alt} style={{ ...pictureStyle, color: theme.paper }} />
        </h1>
      </td>
    </tr>
  );
}

// The type is for the words that stand in while pictures are off.
const pictureStyle = {
  display: "block",
  width: "100%",
  height: "auto",
  border: 0,
  fontFamily: text,
  fontWeight: "bold",
  fontSize: "28px",
  lineHeight: "1.2",
} as const;

function LockupRow({ frame: { theme, kicker, headline } }: { frame: Frame }) {
  return (
    <tr>
      <td className="pad" style={{ padding: "30px 40px 26px", backgroundColor: theme.paper }}>
        <table role="presentation" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td style={{ ...kickerStyle, backgroundColor: theme.spot, color: theme.onSpot }}>{kicker}</td>
            </tr>
          </tbody>
        </table>
        <h1 className="lockup" style={{ ...headlineStyle, color: theme.key }}>
          {headline}
        </h1>
      </td>
    </tr>
  );
}

const kickerStyle = {
  padding: "4px 8px 3px",
  fontFamily: text,
  fontWeight: "bold",
  fontSize: "14px",
  lineHeight: "1.3",
} as const;

const headlineStyle = {
  margin: "12px 0 0",
  fontFamily: display,
  fontWeight: "bold",
  fontSize: "58px",
  lineHeight: "1.02",
  letterSpacing: "-0.2px",
  textTransform: "uppercase",
  textWrap: "balance",
} as const;

// Nothing to read.
function Rule({ height, color }: { height: number; color: string }) {
  return (
    <tr data-skip-in-text={true}>
      <td
        style={{ height: `${height}px`, backgroundColor: color, fontSize: 0, lineHeight: 0 }}
        aria-hidden="true"
      >
        &nbsp;
      </td>
    </tr>
  );
}

function Notice({ theme, children }: { theme: MailTheme; children: ReactNode }) {
  const style = {
    margin: "0 0 12px",
    fontFamily: text,
    fontSize: "14px",
    lineHeight: "1.4",
    color: theme.ink,
  };
  return (
    <p className="ink" style={style}>
      {children}
    </p>
  );
}

function FooterRow({ theme, footer }: { theme: MailTheme; footer: Footer }) {
  const style = {
    padding: "18px 40px 30px",
    borderTop: `1px solid ${theme.rule}`,
    fontFamily: text,
    fontSize: "14px",
    lineHeight: "1.55",
    color: theme.muted,
  };
  return (
    <tr>
      <td className="pad muted hair" style={style}>
        <p style={{ margin: "0 0 8px" }}>{footer.reason}</p>
        <p style={{ margin: "0 0 8px" }}>
          {footer.links.map(({ href, label, lang }, index) => (
            <span key={label}>
              {index > 0 && " · "}
              <a href={href} lang={lang} style={{ color: theme.muted, textDecoration: "underline" }}>
                {label}
              </a>
            </span>
          ))}
        </p>
        {footer.logo && (
          <img {...footer.logo} alt="" style={{ display: "block", border: 0, margin: "0 0 8px" }} />
        )}
        <p style={{ margin: 0 }}>{[footer.organisation, footer.postalAddress].filter(Boolean).join(", ")}</p>
      </td>
    </tr>
  );
}
