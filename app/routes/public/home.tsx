import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicCampaigns } from "#app/campaigns/campaign-queries.server.ts";
import { CampaignCard, type CampaignCardProps } from "#app/campaigns/ui/campaign-card.tsx";
import { FeaturedCampaign } from "#app/campaigns/ui/featured-campaign.tsx";
import { publicPage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { leadingPetitions } from "#app/petitions/leading-petitions.server.ts";
import { firstWords } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { campaignPicture, homePicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { FramedPrint } from "#app/ui/art.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Section } from "#app/ui/section.tsx";

export const headers = publicPage();

// GET /
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const [organisation, campaigns] = await Promise.all([getOrganisation(language), publicCampaigns(language)]);
  const petitions = await leadingPetitions(campaigns.map(({ id }) => id));
  const cards = campaigns.map((campaign) => ({
    campaign,
    petition: petitions.get(campaign.id) ?? null,
    picture: sharePictureHref({ kind: "campaign", slug: campaign.slug }, campaignPicture(campaign, language)),
  }));
  return {
    language,
    origin: getSettings().APP_URL,
    organisation,
    headline: setHeadline(organisation.headline, organisation.language),
    notice: campaigns.find(({ notice }) => notice)?.notice ?? null,
    open: cards.filter(({ campaign }) => campaign.status === "live" || campaign.status === "paused"),
    closed: cards.filter(({ campaign }) => campaign.status !== "live" && campaign.status !== "paused"),
    pictureHref: sharePictureHref({ kind: "home" }, homePicture(organisation, language)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, organisation, pictureHref } = data;
  const name = plainHeadline(organisation.name);
  const about = translator(language, "common")("home.description", { name });
  return pageMeta({
    title: name,
    description: firstWords(organisation.about || about, 160),
    path: "/",
    language,
    origin,
    picture: { href: pictureHref, alt: plainHeadline(organisation.headline) },
    structured: [
      {
        "@type": "Organization",
        name,
        url: origin + localPath(language, "/"),
        logo: `${origin}/apple-touch-icon.png`,
        email: organisation.contactEmail,
        ...(organisation.postalAddress && { address: organisation.postalAddress }),
      },
    ],
  });
};

export default function HomeRoute() {
  const { organisation, headline, open, closed } = useLoaderData<typeof loader>();
  const langOf = useLangOf();
  const t = useT("common");
  const [only] = open;
  return (
    <Wrap>
      <section className="hero" aria-labelledby="headline">
        <div className="stack" lang={langOf(organisation.language)}>
          <Lockup headline={headline} id="headline" accentLast />
          <p className="ask">{organisation.about}</p>
          <FirstStep open={open} contactEmail={organisation.contactEmail} />
        </div>
        <FramedPrint
          motif={organisation.motif}
          title={plainHeadline(organisation.headline)}
          ground={organisation.ground}
        />
      </section>
      {open.length === 0 ? (
        <NoCampaigns email={organisation.contactEmail} first={closed.length === 0} />
      ) : null}
      {open.length === 1 && only ? <FeaturedCampaign {...only} /> : null}
      {open.length > 1 ? <Cards id="campaigns" title={t("home.campaignsTitle")} cards={open} /> : null}
      {closed.length > 0 ? <Cards id="past" title={t("home.pastTitle")} cards={closed} /> : null}
    </Wrap>
  );
}

type Card = ReturnType<typeof useLoaderData<typeof loader>>["open"][number];

/** The one thing to press: the only petition there is; of several campaigns none is louder than the others. */
function FirstStep({ open, contactEmail }: { open: Card[]; contactEmail: string }) {
  const t = useT("common");
  const tCampaigns = useT("campaigns");
  const language = useLanguage();
  const [first] = open;
  if (!first) {
    return (
      <ButtonRow>
        <ButtonLink href={`mailto:${contactEmail}`}>{t("home.write")}</ButtonLink>
      </ButtonRow>
    );
  }
  if (open.length > 1) {
    return (
      <ButtonRow>
        <ButtonLink href="#campaigns">{t("home.seeAll")}</ButtonLink>
      </ButtonRow>
    );
  }
  const hub = localPath(language, `/campaigns/${first.campaign.slug}`);
  return (
    <ButtonRow>
      {first.petition && first.campaign.status === "live" ? (
        <ButtonLink icon="pen" href={localPath(language, `/petitions/${first.petition.slug}`)}>
          {tCampaigns("act.signThe")}
        </ButtonLink>
      ) : null}
      <ButtonLink look="two" href={hub}>
        {t("home.open")}
      </ButtonLink>
    </ButtonRow>
  );
}

function NoCampaigns({ email, first }: { email: string; first: boolean }) {
  const t = useT("common");
  return (
    <Section title={t("home.campaignsTitle")}>
      <EmptyState
        as="h3"
        title={t("home.emptyTitle")}
        motif="poppies"
        action={<a href={`mailto:${email}`}>{email}</a>}
      >
        {t(first ? "home.emptyText" : "home.betweenText")}
      </EmptyState>
    </Section>
  );
}

function Cards({ id, title, cards }: { id: string; title: string; cards: Card[] }) {
  return (
    <Section id={id} title={title}>
      <ul className="cards">
        {cards.map(({ campaign, petition, picture }) => {
          const card: CampaignCardProps = { campaign, picture, signatures: petition?.signatures ?? null };
          return (
            <li key={campaign.id}>
              <CampaignCard {...card} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
