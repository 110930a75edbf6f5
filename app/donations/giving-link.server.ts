import { type Language, localPath } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";

/** Days that the link to one's own gifts works: the receipt of each month brings a fresh one. */
export const GIVING_DAYS = 60;

/** The absolute address of a giver's own page, under a token that the database knows by its hash alone. */
export async function givingLink(
  supporterId: string,
  { language, now }: { language: Language; now: Date },
): Promise<string> {
  const token = await issueToken({ purpose: "giving", supporterId, ttlDays: GIVING_DAYS, now });
  return `${getSettings().APP_URL}${localPath(language, `/giving/${token}`)}`;
}
