/** How often somebody wants our mailings, as they choose it. */
export const mailPaces = ["everything", "weekly", "urgent"] as const;

export type MailPace = (typeof mailPaces)[number];

export const isMailPace = (value: unknown): value is MailPace => mailPaces.includes(value as MailPace);

/** What somebody gets of our mailings. */
export type MailChoices = {
  pace: MailPace;
  /** Ids of the campaigns they want no mailings about. */
  refused: string[];
};

/** One thing that was chosen; `campaignId` where it is about one campaign. */
export type ChangedChoice =
  | { campaignId: null; code: `pace:${MailPace}` }
  | { campaignId: string; code: "campaign:yes" | "campaign:no" };
