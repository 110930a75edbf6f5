import { type Language, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { logoHref, type PictureSize } from "#app/platform/picture-sizes.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { deriveTheme, type Inks } from "#app/ui/theme.ts";
import type { Footer, Frame, HeaderPicture } from "#emails/layout.tsx";
import type { MailTheme } from "#emails/theme.ts";

// Mails that go out together speak of the same few campaigns; deriving their colours takes longer than filling them in.
const themes = new WeakMap<Inks, MailTheme>();

/** The colours of a mail out of the inks a campaign is printed in; the same contrast holds as on its pages. */
export function mailTheme(inks: Inks): MailTheme {
  const theme = themes.get(inks) ?? deriveMailTheme(inks);
  themes.set(inks, theme);
  return theme;
}

function deriveMailTheme(inks: Inks): MailTheme {
  const { light, night } = deriveTheme(inks);
  const dark = { ...light, ...night };
  return {
    paper: light.paper,
    key: light.key,
    spot: light.spot,
    onSpot: light["on-spot"],
    act: light.act,
    onAct: light["on-act"],
    ink: light.ink,
    muted: light["ink-2"],
    wall: light["key-tint"],
    rule: light.rule,
    night: {
      wall: dark.paper,
      sheet: dark.sheet,
      ink: dark.ink,
      muted: dark["ink-2"],
      act: dark.act,
      onAct: dark["on-act"],
      rule: dark.rule,
    },
  };
}

export type FrameFacts = {
  language: Language;
  inks: Inks;
  /** Small line over the headline. */
  kicker: string;
  /** Stands in the place of kicker and headline; null sets them as text. */
  header: HeaderPicture | null;
  headline: string;
  preheader: string;
  /** Why this person gets this mail. */
  reason: string;
  organisation: { name: string; postalAddress: string; logo?: PictureSize | null };
  notice: string | null;
  links: {
    /** One-click unsubscribe; null on mail that somebody asked for by what they just did. */
    unsubscribe: string | null;
    preferences: string | null;
    otherLanguage: string;
  };
};

/** Everything around the message itself: colours, header, and the footer every mail must carry. */
export function mailFrame(facts: FrameFacts): Frame {
  const { language, organisation, links } = facts;
  const t = translator(language, "mail");
  const footerLinks: Footer["links"] = [
    ...(links.unsubscribe ? [{ href: links.unsubscribe, label: t("footer.unsubscribe") }] : []),
    ...(links.preferences ? [{ href: links.preferences, label: t("footer.preferences") }] : []),
    { href: links.otherLanguage, label: t("otherLanguage"), lang: otherLanguage(language) },
  ];
  return {
    language,
    theme: mailTheme(facts.inks),
    preheader: facts.preheader,
    kicker: facts.kicker,
    header: facts.header,
    headline: facts.headline,
    footer: {
      reason: facts.reason,
      links: footerLinks,
      organisation: plainHeadline(organisation.name),
      logo: mailLogo(organisation.logo ?? null),
      postalAddress: organisation.postalAddress,
      notice: facts.notice,
    },
  };
}

const LOGO_HEIGHT = 40;
const WIDEST_LOGO = 200;

/** A logo at the foot of a mail. Its address names the picture, so that it may be kept for good. */
function mailLogo(logo: PictureSize | null): Footer["logo"] {
  if (!logo) return null;
  const scale = Math.min(LOGO_HEIGHT / logo.height, WIDEST_LOGO / logo.width);
  const [width, height] = [Math.round(logo.width * scale), Math.round(logo.height * scale)];
  return { src: `${getSettings().APP_URL}${logoHref(logo)}`, width, height };
}

/** Headers for one-click unsubscribe: RFC 8058. `address` is the absolute address of the token's page. */
export function unsubscribeHeaders(address: string): Record<string, string> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** Keeps holiday notices from answering: RFC 3834. */
export const automaticMail = { "Auto-Submitted": "auto-generated" };
