import { startOfDay } from "#app/i18n/zoned-time.ts";

/** The trail's filter as it stands in an address. */
export type AuditQuery = {
  words: string;
  who: string;
  kind: string;
  campaign: string;
  from: string;
  until: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the filter; what is unusable is left out. */
export function readAuditQuery(query: URLSearchParams): AuditQuery {
  const get = (name: string) => (query.get(name) ?? "").trim().slice(0, 200);
  const fits = (text: string, form: RegExp) => (form.test(text) ? text : "");
  return {
    words: get("words"),
    who: fits(get("who"), UUID),
    kind: fits(get("kind"), /^[a-z-]{1,40}$/),
    campaign: fits(get("campaign"), UUID),
    from: fits(get("from"), DAY),
    until: fits(get("until"), DAY),
  };
}

/** What the trail is asked for; days are days of the asker's time zone, the last one included. */
export function auditFilterOf({ words, who, kind, campaign, from, until }: AuditQuery, timeZone: string) {
  return {
    words,
    actorId: who || null,
    kind: kind || null,
    campaignId: campaign || null,
    from: from ? startOfDay(from, 0, timeZone) : null,
    until: until ? startOfDay(until, 1, timeZone) : null,
  };
}

/** The query of a filter, with a cursor if one is given. */
export function auditSearch(query: AuditQuery, cursor: { after?: string; before?: string } = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...cursor })) if (value) params.set(name, value);
  const text = params.toString();
  return text ? `?${text}` : "";
}
