import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import { Section } from "#app/ui/section.tsx";
import type { CampaignSummary } from "../campaign.ts";
import { Progress } from "./progress.tsx";
import { StatusTag } from "./status-note.tsx";

interface FeaturedCampaignProps {
  campaign: CampaignSummary;
  /** Address of its share picture, 1200 × 630: the campaign in its own inks. */
  picture: string;
  petition: { slug: string; signatures: number; goal: number } | null;
}

/** The only open campaign of an organisation, as large as it deserves. */
export function FeaturedCampaign({ campaign, picture, petition }: FeaturedCampaignProps) {
  const t = useT("common");
  const tCampaigns = useT("campaigns");
  const language = useLanguage();
  const langOf = useLangOf();
  const hub = localPath(language, `/campaigns/${campaign.slug}`);
  const open = campaign.status === "live";
  return (
    <Section title={campaign.name} link={{ href: hub, text: t("home.open") }}>
      <div className="columns" lang={langOf(campaign.language)}>
        <a href={hub}>
          <img
            className="framed-picture"
            src={picture}
            width="1200"
            height="630"
            alt={`${plainHeadline(campaign.headline)} ${campaign.artAlt}`}
          />
        </a>
        <div className="stack">
          <StatusTag status={campaign.status} />
          <p className="ask">{campaign.ask}</p>
          {petition && petition.signatures > 0 ? <Progress {...petition} open={open} /> : null}
          <ButtonRow>
            {petition && open ? (
              <ButtonLink look="two" icon="pen" href={localPath(language, `/petitions/${petition.slug}`)}>
                {tCampaigns("act.signThe")}
              </ButtonLink>
            ) : null}
          </ButtonRow>
        </div>
      </div>
    </Section>
  );
}
