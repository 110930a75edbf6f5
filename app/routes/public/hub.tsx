import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HubHero } from "#app/campaigns/ui/hub-hero.tsx";
import { StatusNote } from "#app/campaigns/ui/status-note.tsx";
import { Story } from "#app/campaigns/ui/story.tsx";
import { Delivered } from "#app/deliveries/ui/delivered.tsx";
import { publicPage } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { MeasureRoad } from "#app/measures/ui/measure-road.tsx";
import { NextHearing } from "#app/measures/ui/next-hearing.tsx";
import { Positions } from "#app/measures/ui/position-rows.tsx";
import { HubNews, PinnedPost } from "#app/news/ui/hub-news.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { shareLinks } from "#app/petitions/share-links.ts";
import { PlacesSection } from "#app/petitions/ui/places-section.tsx";
import { firstWords } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { EmptyState } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { PartnerNames } from "#app/ui/partner-names.tsx";
import { Section } from "#app/ui/section.tsx";
import { type Tab, TearOffTabs } from "#app/ui/tear-off-tabs.tsx";
import { loadHub } from "./load-hub.server.ts";

export const headers = publicPage();
export const handle: PageHandle = { rise: "sun" };

/** Officials on the hub; the page of positions has all. */
const shownPositions = 6;

// GET /campaigns/:slug
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const hub = await loadHub(params.slug!, { language, now, previewOf });
  if (!hub) throw notFound("campaign");
  const { campaign } = hub;
  if (campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  const { timeZone } = await getOrganisation(language);
  return {
    ...hub,
    language,
    timeZone,
    now: now.toISOString(),
    origin: getSettings().APP_URL,
    pictureHref: sharePictureHref(
      { kind: "campaign", slug: campaign.slug },
      campaignPicture(campaign, language),
    ),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { campaign, language, origin, pictureHref, measure } = data;
  const path = `/campaigns/${campaign.slug}`;
  const headline = plainHeadline(campaign.headline);
  return pageMeta({
    title: `${headline} · ${campaign.name}`,
    description: firstWords(campaign.ask, 160),
    path,
    language,
    origin,
    picture: { href: pictureHref, alt: `${headline} ${campaign.artAlt}` },
    feed: {
      href: localPath(language, `${path}/feed.xml`),
      title: translator(language, "campaigns")("feedTitle", { name: campaign.name }),
    },
    structured: [
      {
        "@type": "WebPage",
        name: campaign.name,
        headline,
        description: campaign.ask,
        url: origin + localPath(language, path),
        inLanguage: campaign.language,
        dateModified: campaign.updatedAt,
        image: origin + pictureHref,
        ...(measure && {
          about: {
            "@type": "Legislation",
            name: measure.title,
            legislationIdentifier: measure.identifier,
            ...(measure.url && { url: measure.url }),
          },
        }),
      },
    ],
  });
};

export default function HubRoute() {
  const {
    campaign,
    headline,
    leading,
    measure,
    hearing,
    positions,
    posts,
    pinned,
    petitions,
    deliveries,
    ...page
  } = useLoaderData<typeof loader>();
  const t = useT("campaigns");
  const language = useLanguage();
  const path = `/campaigns/${campaign.slug}`;
  return (
    <>
      <StatusNote status={campaign.status} closedAt={campaign.closedAt} />
      <Wrap>
        <HubHero
          campaign={campaign}
          headline={headline}
          tag={measure?.identifier ?? null}
          petition={leading}
          hasNews={posts.length > 0}
        />
        <TearOffTabs label={t("act.title")} tabs={useTabs()} />
        {petitions.length + page.outreach.length === 0 && campaign.status === "live" ? (
          <div className="page-top">
            <EmptyState as="h2" title={t("emptyTitle")}>
              {t("emptyText")}
            </EmptyState>
          </div>
        ) : null}
        <Story campaign={campaign}>
          {pinned ? <PinnedPost post={pinned} campaignSlug={campaign.slug} /> : null}
        </Story>
        {measure ? (
          <Section
            id="measure"
            title={t(measure.tries.length === 2 ? "measure.tries" : "measure.title")}
            {...(measure.url
              ? { link: { href: measure.url, text: t("measure.read", { identifier: measure.identifier }) } }
              : {})}
          >
            <MeasureRoad measure={measure} />
            {hearing ? <NextHearing hearing={hearing} timeZone={page.timeZone} now={page.now} /> : null}
          </Section>
        ) : null}
        {positions.length > 0 ? (
          <Section
            title={t("positions.title")}
            link={{ href: localPath(language, `${path}/positions`), text: t("positions.all") }}
          >
            <Positions positions={positions.slice(0, shownPositions)} />
          </Section>
        ) : null}
        <Delivered deliveries={deliveries} />
        <HubNews posts={posts.filter(({ id }) => id !== pinned?.id)} campaignSlug={campaign.slug} />
        {leading?.places ? <PlacesSection {...leading.places} plain={false} /> : null}
        {campaign.partners.length > 0 ? (
          <Section title={t("coalition.title")}>
            <PartnerNames
              partners={campaign.partners.map(({ id, name, url }) => ({ key: id, name, href: url }))}
            />
          </Section>
        ) : null}
      </Wrap>
    </>
  );
}

/** Every way to act that exists: each petition, passing the page on, following it. */
function useTabs(): Tab[] {
  const { campaign, petitions, outreach, fundraising, leading, origin } = useLoaderData<typeof loader>();
  const t = useT("campaigns");
  const language = useLanguage();
  const open = campaign.status === "live";
  const path = `/campaigns/${campaign.slug}`;
  const share = shareLinks({
    title: campaign.name,
    text: leading?.shareText ?? campaign.ask,
    url: origin + localPath(language, path),
  });
  return [
    ...petitions.map(
      ({ slug, summary }, place): Tab => ({
        icon: "pen",
        verb: open ? t(place === 0 ? "act.sign" : "act.alsoSign") : t("act.read"),
        text: summary,
        href: localPath(language, `/petitions/${slug}`),
      }),
    ),
    ...outreach
      .filter(({ isOpen }) => open && isOpen)
      .map(
        ({ kind, slug, summary }): Tab => ({
          icon: kind === "calls" ? "phone" : "mail",
          verb: t(`act.${kind}`),
          text: summary,
          href: localPath(language, `/${kind}/${slug}`),
        }),
      ),
    ...fundraising
      .filter(({ isOpen }) => open && isOpen)
      .map(
        ({ slug, summary }): Tab => ({
          icon: "coin",
          verb: t("act.give"),
          text: summary,
          href: localPath(language, `/donate/${slug}`),
        }),
      ),
    {
      icon: "people",
      verb: t("act.officials"),
      text: t("act.officialsText"),
      href: localPath(language, "/officials"),
    },
    { icon: "share", verb: t("act.share"), text: t("act.shareText"), href: share.mail },
    {
      icon: "feed",
      verb: t("act.follow"),
      text: t("act.followText"),
      href: localPath(language, `${path}/feed.xml`),
    },
  ];
}
