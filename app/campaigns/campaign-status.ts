export const campaignStatuses = ["draft", "live", "paused", "won", "lost", "archived"] as const;

export type CampaignStatus = (typeof campaignStatuses)[number];

const legal: Record<CampaignStatus, CampaignStatus[]> = {
  draft: ["live", "archived"],
  // Back to a draft only while nobody has signed: see changeCampaignStatus.
  live: ["draft", "paused", "won", "lost", "archived"],
  paused: ["live", "won", "lost", "archived"],
  won: ["live", "lost", "archived"],
  lost: ["live", "won", "archived"],
  archived: ["draft", "live", "paused", "won", "lost"],
};

/** Tells whether a campaign may go from one status to another. */
export function mayBecome(from: CampaignStatus, to: CampaignStatus): boolean {
  return legal[from].includes(to);
}
