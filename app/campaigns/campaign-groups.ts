/** How the panel's list is parted. A draft with a moment to go live is scheduled. */
export const campaignGroups = ["live", "scheduled", "draft", "paused", "over", "archived"] as const;

export type CampaignGroup = (typeof campaignGroups)[number];
