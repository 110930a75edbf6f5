import { useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { CampaignStatus } from "../campaign-status.ts";

const tones = {
  draft: "quiet",
  live: "good",
  paused: "waiting",
  won: "good",
  lost: "bad",
  archived: "quiet",
} as const;

/** How a campaign stands, for staff. */
export function CampaignBadge({ status, publishAt }: { status: CampaignStatus; publishAt: string | null }) {
  const t = useT("content");
  if (status === "draft" && publishAt) return <Badge tone="waiting">{t("status.scheduled")}</Badge>;
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>;
}
