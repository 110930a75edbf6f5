/** A blast as an organizer names it: both ids stand in the address of its page. */
export type WhichBlast = { id: string; campaignId: string };

/** A blast as something that has revisions. */
export const blastSubject = ({ id, campaignId }: WhichBlast) => ({ kind: "blast", id, campaignId });
