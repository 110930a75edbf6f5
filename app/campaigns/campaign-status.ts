export const campaignStatuses = ["draft", "live", "paused", "won", "lost", "archived"] as const;

export type CampaignStatus = (typeof campaignStatuses)[number];

const legal: Record<CampaignStatus, CampaignStatus[]> = {
  draft: ["live"],
  live: ["paused", "won", "lost", "archived"],
  paused: ["live", "won", "lost", "archived"],
  won: ["archived"],
  lost: ["archived"],
  archived: [],
};

/** Tells whether a campaign may go from one status to another. What is over stays over. */
export function mayBecome(from: CampaignStatus, to: CampaignStatus): boolean {
  return legal[from].includes(to);
}
