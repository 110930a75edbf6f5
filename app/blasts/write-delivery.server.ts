import { localPath } from "#app/i18n/language.ts";
import type { MailMessage } from "#app/platform/mail-message.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import type { ClaimedDelivery } from "./claim-deliveries.server.ts";
import { compiledBlast } from "./compile-blast.server.ts";
import { deliveryToken } from "./delivery-token.server.ts";

/** Days that the link which stops our mail works; CAN-SPAM asks for 30. */
const UNSUBSCRIBE_DAYS = 365;

/** The mail of one recipient; null when the blast has no words any more, or its campaign is not public. */
export async function writeDelivery(delivery: ClaimedDelivery, now: Date): Promise<MailMessage | null> {
  const { id, blastId, supporterId, language, email, values } = delivery;
  const compiled = await compiledBlast(blastId, language);
  if (!compiled) return null;
  const { APP_URL } = getSettings();
  const link = { purpose: "unsubscribe", supporterId, subjectId: id, ttlDays: UNSUBSCRIBE_DAYS } as const;
  const unsubscribe = await issueToken({ ...link, now });
  const mail = compiled.writeTo({
    values,
    token: deliveryToken(id, now),
    unsubscribe: `${APP_URL}${localPath(compiled.language, `/unsubscribe/${unsubscribe}`)}`,
  });
  return { ...mail, to: email, messageId: `${id}@${new URL(APP_URL).hostname}`, date: now };
}
