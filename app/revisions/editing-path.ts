import type { Subject } from "./revision.ts";

/** Where an open page tells that it is open, and keeps drafts. */
export function editingPath({ kind, id, campaignId }: Subject): string {
  return `/admin/campaigns/${campaignId}/editing/${kind}/${id}`;
}

/** Where the saves of something are listed; with a version, that one. */
export function historyPath({ kind, id, campaignId }: Subject, version?: number): string {
  const list = `/admin/campaigns/${campaignId}/history/${kind}/${id}`;
  return version === undefined ? list : `${list}/${version}`;
}
