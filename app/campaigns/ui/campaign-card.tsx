import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { CampaignSummary } from "../campaign.ts";

export interface CampaignCardProps {
  campaign: CampaignSummary;
  /** Address of its share picture, 1200 × 630: the campaign in its own inks. */
  picture: string;
  /** Counted signatures of its leading petition; null when it has none. */
  signatures: number | null;
}

/** A campaign on the front page: its own poster, its name, its ask and how many signed. */
export function CampaignCard({ campaign, picture, signatures }: CampaignCardProps) {
  const t = useT("common");
  const language = useLanguage();
  const langOf = useLangOf();
  const { status } = campaign;
  return (
    <article className="campaign-card" lang={langOf(campaign.language)}>
      <img src={picture} width="1200" height="630" alt="" loading="lazy" decoding="async" />
      <h3>
        <a href={localPath(language, `/campaigns/${campaign.slug}`)}>{campaign.name}</a>
      </h3>
      <p>{campaign.ask}</p>
      <p className="campaign-card-facts">
        {status === "live" ? null : <span className="tag">{t(`status.${status}.word`)}</span>}
        {signatures === null ? null : (
          <span className="numerals">{t("home.signed", { count: signatures })}</span>
        )}
      </p>
    </article>
  );
}
