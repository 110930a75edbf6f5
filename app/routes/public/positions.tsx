import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { StatusNote } from "#app/campaigns/ui/status-note.tsx";
import { publicPage } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { formatDate } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { findMeasure } from "#app/measures/measure-queries.server.ts";
import { positionsOn } from "#app/measures/position-queries.server.ts";
import { stances } from "#app/measures/stance.ts";
import { Positions, Tally } from "#app/measures/ui/position-rows.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { LinkedText } from "#app/ui/linked-text.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Kicker, Section } from "#app/ui/section.tsx";

export const headers = publicPage();

// GET /campaigns/:slug/positions
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const campaign = await findCampaign(params.slug!, language);
  if (campaign && campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  if (!campaign?.measureId || !campaign.showsPositions) throw notFound(campaign ? "page" : "campaign");
  const [organisation, measure, positions] = await Promise.all([
    getOrganisation(language),
    findMeasure(campaign.measureId, language),
    positionsOn(campaign.measureId, language),
  ]);
  return {
    language,
    origin: getSettings().APP_URL,
    contactEmail: organisation.contactEmail,
    campaign,
    identifier: measure?.identifier ?? campaign.name,
    headline: setHeadline(translator(language, "campaigns")("positions.pageTitle"), language),
    positions,
    latest: latestOf(positions),
    pictureHref: sharePictureHref(
      { kind: "campaign", slug: campaign.slug },
      campaignPicture(campaign, language),
    ),
  };
}

/** The position that was stated last: when the board last changed. */
function latestOf<T extends { statedOn: string }>(positions: T[]): T | null {
  return positions.reduce<T | null>(
    (latest, each) => (latest && latest.statedOn >= each.statedOn ? latest : each),
    null,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, campaign, identifier, pictureHref } = data;
  const t = translator(language, "campaigns");
  return pageMeta({
    title: `${t("positions.title")} · ${campaign.name}`,
    description: t("positions.description", { identifier }),
    path: `/campaigns/${campaign.slug}/positions`,
    language,
    origin,
    picture: { href: pictureHref, alt: campaign.artAlt },
  });
};

export default function PositionsRoute() {
  const { campaign, identifier, headline, positions, latest, contactEmail } = useLoaderData<typeof loader>();
  const t = useT("campaigns");
  const language = useLanguage();
  return (
    <>
      <StatusNote status={campaign.status} closedAt={campaign.closedAt} />
      <Wrap top>
        <div className="stack page-head">
          <Kicker tag={identifier}>{campaign.name}</Kicker>
          <Lockup headline={headline} short />
          <p className="ask">{t("positions.lead", { identifier })}</p>
          {latest ? (
            <p className="muted">
              {t("positions.changed", { date: formatDate(latest.statedOn, latest.precision, language) })}
            </p>
          ) : null}
        </div>
        {positions.length > 0 ? <Tally positions={positions} /> : null}
        {positions.length === 0 ? (
          <EmptyState as="h2" title={t("positions.empty")} motif="dome">
            {t("positions.emptyText")}
          </EmptyState>
        ) : null}
        {stances.map((stance) => {
          const group = positions.filter((line) => line.stance === stance);
          if (group.length === 0) return null;
          return (
            <Section key={stance} title={t(`positions.group.${stance}`, { count: group.length })}>
              <Positions positions={group} />
            </Section>
          );
        })}
        <Section title={t("positions.howTitle")}>
          <p>
            <LinkedText text={t("positions.howText", { identifier, email: contactEmail })} />
          </p>
        </Section>
      </Wrap>
    </>
  );
}
