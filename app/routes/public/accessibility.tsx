import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicPage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { translator } from "#app/i18n/translate.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { WrittenPage } from "#app/organisation/ui/written-page.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { homePicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { plainHeadline } from "#app/ui/headline.ts";

const sections = ["goal", "how", "language", "gaps", "tell"] as const;

export const headers = publicPage();

// GET /accessibility
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const t = translator(language, "pages");
  const organisation = await getOrganisation(language);
  const origin = getSettings().APP_URL;
  const name = plainHeadline(organisation.name);
  const facts = {
    name,
    email: organisation.contactEmail,
  };
  return {
    language,
    origin,
    name,
    title: t("accessibility.title"),
    description: t("accessibility.description", facts),
    lead: t("accessibility.lead"),
    contents: t("accessibility.contents"),
    headline: setHeadline(t("accessibility.headline"), language),
    pictureHref: sharePictureHref({ kind: "home" }, homePicture(organisation, language)),
    sections: sections.map((id) => ({
      id,
      title: t(`accessibility.sections.${id}.title`),
      text: t(`accessibility.sections.${id}.text`, facts),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { title, name, description, language, origin, pictureHref } = data;
  return pageMeta({
    title: `${title} · ${name}`,
    description,
    path: "/accessibility",
    language,
    origin,
    picture: { href: pictureHref, alt: name },
  });
};

export default function AccessibilityRoute() {
  return <WrittenPage {...useLoaderData<typeof loader>()} />;
}
