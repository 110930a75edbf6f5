import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicPage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { WrittenPage } from "#app/organisation/ui/written-page.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { homePicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { knownRetention } from "#app/upkeep/retention.server.ts";

const sections = [
  "who",
  "sign",
  "why",
  "consent",
  "public",
  "network",
  "cookies",
  "time",
  "rights",
  "services",
] as const;

export const headers = publicPage();

// GET /privacy
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const t = translator(language, "pages");
  const [organisation, kept] = await Promise.all([getOrganisation(language), knownRetention()]);
  const origin = getSettings().APP_URL;
  const name = plainHeadline(organisation.name);
  const facts = {
    name,
    email: organisation.privacyContact,
    address: organisation.postalAddress,
    preferences: origin + localPath(language, "/preferences"),
    ...kept,
  };
  return {
    language,
    origin,
    name,
    title: t("privacy.title"),
    description: t("privacy.description", facts),
    lead: t("privacy.lead"),
    contents: t("privacy.contents"),
    headline: setHeadline(t("privacy.headline"), language),
    pictureHref: sharePictureHref({ kind: "home" }, homePicture(organisation, language)),
    sections: sections.map((id) => ({
      id,
      title: t(`privacy.sections.${id}.title`),
      text: t(`privacy.sections.${id}.text`, facts),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { title, name, description, language, origin, pictureHref } = data;
  return pageMeta({
    title: `${title} · ${name}`,
    description,
    path: "/privacy",
    language,
    origin,
    picture: { href: pictureHref, alt: name },
  });
};

export default function PrivacyRoute() {
  return <WrittenPage {...useLoaderData<typeof loader>()} />;
}
