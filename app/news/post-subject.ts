/** A post as an organizer names it: both ids stand in the address of its page. */
export type WhichPost = { id: string; campaignId: string };

/** A post as something that has revisions. */
export const postSubject = ({ id, campaignId }: WhichPost) => ({ kind: "post", id, campaignId });
