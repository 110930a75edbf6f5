import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { FramedPrint } from "#app/ui/art.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { Kicker } from "#app/ui/section.tsx";
import type { CampaignSummary } from "../campaign.ts";
import { Progress } from "./progress.tsx";

interface HubHeroProps {
  campaign: CampaignSummary;
  headline: Headline;
  /** The flag over the headline: the measure's identifier. */
  tag: string | null;
  /** The leading petition; null when there is none yet. */
  petition: { slug: string; signatures: number; goal: number } | null;
  hasNews: boolean;
}

/** The top of a hub: the ask as large as it gets, the drawing, how many signed, and the thing to press. */
export function HubHero({ campaign, headline, tag, petition, hasNews }: HubHeroProps) {
  const t = useT("campaigns");
  const language = useLanguage();
  const langOf = useLangOf();
  const open = campaign.status === "live";
  return (
    <section className="hero" aria-labelledby="headline">
      <div className="stack" lang={langOf(campaign.language)}>
        <Kicker {...(tag ? { tag } : {})}>{campaign.name}</Kicker>
        <Lockup headline={headline} id="headline" accentLast />
        <p className="ask">{campaign.ask}</p>
        {petition && (petition.signatures > 0 || open) ? (
          <div data-live={open ? localPath(language, `/petitions/${petition.slug}/recent.json`) : undefined}>
            <Progress {...petition} open={open} />
          </div>
        ) : null}
        <ButtonRow>
          {petition ? (
            <ButtonLink
              look={open ? "act" : "two"}
              icon={open ? "pen" : "document"}
              href={localPath(language, `/petitions/${petition.slug}`)}
            >
              {t(open ? "act.signThe" : "act.readThe")}
            </ButtonLink>
          ) : null}
          {hasNews ? (
            <ButtonLink look="two" href={localPath(language, `/campaigns/${campaign.slug}/news`)}>
              {t("act.readNews")}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </div>
      <FramedPrint
        motif={campaign.motif}
        title={campaign.artAlt}
        ground={campaign.ground}
        picture={campaign.picture}
      />
    </section>
  );
}
