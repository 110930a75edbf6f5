import { type Language, localPath } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "./access-tokens.server.ts";

/** Unsubscribing must work for at least 30 days (CAN-SPAM); ours does for as long as the mail is kept, see findSubscription. */
const DAYS = 365;

/** Where somebody leaves, and where they choose what they get: absolute addresses, one token for both. */
export type MailLinks = { unsubscribe: string; preferences: string };

/**
 * The links at the foot of a mail that can be left. `unsubscribe` also goes into List-Unsubscribe. `campaignId`: its page then offers to
 * leave that campaign alone, too; a mail program's one click leaves all. `viaId`: the email of a blast that they stand in.
 */
export async function mailLinks(
  { supporterId, campaignId, viaId }: { supporterId: string; campaignId?: string; viaId?: string },
  language: Language,
  now: Date,
): Promise<MailLinks> {
  const token = await issueToken({
    purpose: "unsubscribe",
    supporterId,
    ...(campaignId && { subjectId: campaignId }),
    ...(viaId && { viaId }),
    ttlDays: DAYS,
    now,
  });
  const address = (path: string) => `${getSettings().APP_URL}${localPath(language, path)}`;
  return { unsubscribe: address(`/unsubscribe/${token}`), preferences: address(`/preferences/${token}`) };
}
