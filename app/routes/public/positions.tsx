import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { StatusNote } from "#app/campaigns/ui/status-note.tsx";
import { askedPage, neverKept } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { groupsOf } from "#app/measures/board-members.ts";
import { isNarrowed, readBoardQuery } from "#app/measures/board-query.ts";
import { findMeasure } from "#app/measures/measure-queries.server.ts";
import type { PositionLine } from "#app/measures/position.ts";
import { stances, tallyOf } from "#app/measures/stance.ts";
import { BoardFilters } from "#app/measures/ui/board-filters.tsx";
import { BoardSection } from "#app/measures/ui/board-groups.tsx";
import { Positions, Tally } from "#app/measures/ui/position-rows.tsx";
import { whipBoard } from "#app/measures/whip-board.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { LinkedText } from "#app/ui/linked-text.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Kicker, Section } from "#app/ui/section.tsx";

/** The front door keeps the whole board alone; narrowed there are as many as there are words. */
export const headers = askedPage();

// GET /campaigns/:slug/positions, /campaigns/:slug/positions?show=…&house=…&committee=…&words=…&order=…
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now, query: asked } = context.visit;
  const campaign = await findCampaign(params.slug!, language);
  if (campaign && campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  if (!campaign?.measureId || !campaign.showsPositions) throw notFound(campaign ? "page" : "campaign");
  const query = readBoardQuery(asked);
  const [organisation, measure, board] = await Promise.all([
    getOrganisation(language),
    findMeasure(campaign.measureId, language),
    whipBoard(campaign.measureId, language, isoDate(now)),
  ]);
  const { body, houses, committees, others } = board!;
  const voting = houses.flatMap(({ members }) => members.flatMap(({ position }) => position ?? []));
  const positions = [...voting, ...others];
  const isAsked = isNarrowed(query) || query.order !== "district";
  const page = {
    language,
    origin: getSettings().APP_URL,
    contactEmail: organisation.contactEmail,
    campaign,
    identifier: measure?.identifier ?? campaign.name,
    headline: setHeadline(translator(language, "campaigns")("positions.pageTitle"), language),
    tally: tallyOf(positions),
    latest: latestOf(positions),
    body: houses.length > 0 ? body : null,
    groups: groupsOf(board!, query),
    committees: committees.map(({ id, name }) => ({ id, name })),
    // What a reader looks for among those who vote is not answered with those who do not.
    others: isNarrowed(query) ? [] : others,
    query,
    pictureHref: sharePictureHref(
      { kind: "campaign", slug: campaign.slug },
      campaignPicture(campaign, language),
    ),
  };
  return data(page, isAsked ? { headers: neverKept } : {});
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
  const { language, origin, campaign, identifier, pictureHref, query } = data;
  const t = translator(language, "campaigns");
  return pageMeta({
    title: `${t("positions.title")} · ${campaign.name}`,
    description: t("positions.description", { identifier }),
    path: `/campaigns/${campaign.slug}/positions`,
    language,
    origin,
    picture: { href: pictureHref, alt: campaign.artAlt },
    unlisted: isNarrowed(query),
  });
};

export default function PositionsRoute() {
  const {
    campaign,
    identifier,
    headline,
    tally,
    latest,
    contactEmail,
    body,
    groups,
    committees,
    others,
    query,
  } = useLoaderData<typeof loader>();
  const t = useT("campaigns");
  const language = useLanguage();
  const page = localPath(language, `/campaigns/${campaign.slug}/positions`);
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
        {latest && !body ? <Tally tally={tally} /> : null}
        {body ? <BoardFilters {...{ page, body, committees, query }} look="board-filters" /> : null}
        {body
          ? groups.map((group) => (
              <BoardSection key={group.key} body={body} group={group} open={isNarrowed(query)} />
            ))
          : null}
        {!latest && !body ? (
          <EmptyState as="h2" title={t("positions.empty")} motif="dome">
            {t("positions.emptyText")}
          </EmptyState>
        ) : null}
        <Others positions={others} isBeside={body !== null} />
        <Section title={t("positions.howTitle")}>
          <p>
            <LinkedText text={t("positions.howText", { identifier, email: contactEmail })} />
          </p>
        </Section>
      </Wrap>
    </>
  );
}

/** Those on the record who do not vote on it: under one head beside the houses, else by where they stand. */
function Others({ positions, isBeside }: { positions: PositionLine[]; isBeside: boolean }) {
  const t = useT("campaigns");
  const measures = useT("measures");
  if (positions.length === 0) return null;
  if (isBeside)
    return (
      <Section title={measures("board.others")} aside={measures("board.othersHint")}>
        <Positions positions={positions.toSorted(byStance)} />
      </Section>
    );
  return stances.map((stance) => {
    const group = positions.filter((line) => line.stance === stance);
    if (group.length === 0) return null;
    return (
      <Section key={stance} title={t(`positions.group.${stance}`, { count: group.length })}>
        <Positions positions={group} />
      </Section>
    );
  });
}

const byStance = (a: PositionLine, b: PositionLine) => stances.indexOf(a.stance) - stances.indexOf(b.stance);
