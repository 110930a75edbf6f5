import type { ReactNode } from "react";
import { type Language, languages, localPath, withoutLanguage } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Organisation } from "#app/organisation/organisation.ts";
import { socialName } from "#app/organisation/social-links.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { MastheadProps } from "#app/ui/masthead.tsx";
import { Toasts } from "#app/ui/overlays.tsx";
import type { PageFooterProps } from "#app/ui/page-footer.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";

/** What the frame needs to know of the campaign a page belongs to. */
export interface FramedCampaign {
  slug: string;
  name: string;
  notice: string | null;
  measureId: string | null;
  showsPositions: boolean;
}

interface PageFrameProps {
  /** Null when it could not be asked: the frame then names the software. */
  organisation: Organisation | null;
  campaign: FramedCampaign | null;
  /** A line above everything that is not the campaign's own. */
  notice?: string | null;
  /** Path and query of the page, as requested. */
  path: string;
  search: string;
  rise?: "sun" | "hands" | "dome" | "poppies" | null;
  /** Leaves the sections out on phones, where a form has to stand high. */
  slim?: boolean;
  children: ReactNode;
}

/** What stands around every public page: the organisation, the campaign's sections, the languages, the small print. */
export function PageFrame({
  organisation,
  campaign,
  notice,
  path,
  search,
  rise,
  slim,
  children,
}: PageFrameProps) {
  const t = useT("common");
  const language = useLanguage();
  const sections = useSections(campaign, path);
  const name = plainHeadline(organisation?.name ?? "Groundswell");
  const masthead: MastheadProps = {
    name,
    href: localPath(language, "/"),
    logo: organisation?.logo ?? null,
    nav: sections,
    languages: {
      label: t("languages"),
      links: languages.map((code) => ({
        code,
        name: t(`language.${code}`),
        href: languageHref(code, path + search),
        current: code === language,
      })),
    },
    ...(slim ? { slim } : {}),
  };
  return (
    <PageShell
      skipText={t("skip")}
      demoNotice={campaign?.notice ?? notice ?? null}
      masthead={masthead}
      footer={useFooter(name, organisation, campaign)}
      rise={rise ?? null}
      toasts={<Toasts />}
    >
      {children}
    </PageShell>
  );
}

/** Through the switch, so that the choice is remembered where no address says it. */
function languageHref(code: Language, here: string): string {
  return `/language/${code}?to=${encodeURIComponent(here)}`;
}

function useSections(campaign: FramedCampaign | null, path: string): MastheadProps["nav"] {
  const t = useT("common");
  const language = useLanguage();
  if (!campaign) return null;
  const hub = `/campaigns/${campaign.slug}`;
  const here = withoutLanguage(path);
  const link = (to: string, text: string, current: boolean) => ({
    href: localPath(language, to),
    text,
    current,
  });
  return {
    label: t("sections"),
    links: [
      link(hub, t("nav.campaign"), here === hub),
      ...(campaign.measureId ? [link(`${hub}#measure`, t("nav.measure"), false)] : []),
      ...(campaign.measureId && campaign.showsPositions
        ? [link(`${hub}/positions`, t("nav.positions"), here === `${hub}/positions`)]
        : []),
      link(`${hub}/news`, t("nav.news"), here.startsWith(`${hub}/news`)),
    ],
  };
}

function useFooter(
  name: string,
  organisation: Organisation | null,
  campaign: FramedCampaign | null,
): PageFooterProps {
  const t = useT("common");
  const language = useLanguage();
  const link = (path: string, text: string) => ({ href: localPath(language, path), text });
  return {
    name,
    logo: organisation?.logo ?? null,
    about: organisation?.footer ?? "",
    lines: organisation
      ? [
          organisation.legalKind === "unstated" || organisation.legalKind === "other"
            ? null
            : t(`footer.legal.${organisation.legalKind}`),
          organisation.postalAddress,
          <Contact key="contact" email={organisation.contactEmail} />,
        ].filter(Boolean)
      : [],
    linksLabel: t("footer.links"),
    links: [
      link("/officials", t("footer.officials")),
      link("/privacy", t("footer.privacy")),
      link("/preferences", t("footer.preferences")),
      link("/accessibility", t("footer.accessibility")),
      ...(campaign ? [link(`/campaigns/${campaign.slug}/feed.xml`, t("footer.feed"))] : []),
      ...(organisation?.socialLinks ?? []).map((href) => ({
        href,
        text: socialName(href),
        rel: "me noopener",
      })),
    ],
    printersMark: t("footer.mark"),
  };
}

function Contact({ email }: { email: string }) {
  return <a href={`mailto:${email}`}>{email}</a>;
}
