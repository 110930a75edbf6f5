import type { PrintedMail } from "#app/platform/mail-message.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { mailLinks } from "#app/supporters/mail-links.server.ts";
import type { ClaimedDelivery } from "./claim-deliveries.server.ts";
import { compiledBlast } from "./compile-blast.server.ts";
import { deliveryToken } from "./delivery-token.server.ts";
import { isMore, readerValues } from "./reader-values.server.ts";

/** The mail of one recipient; null when the blast has no words any more, or its campaign is not public. */
export async function writeDelivery(delivery: ClaimedDelivery, now: Date): Promise<PrintedMail | null> {
  const { id, blastId, supporterId, language, email, values, version } = delivery;
  const compiled = await compiledBlast(blastId, language, version);
  if (!compiled) return null;
  const { APP_URL } = getSettings();
  const about = { supporterId, campaignId: compiled.campaignId, viaId: id };
  const { names, about: told, language: said } = compiled;
  const [links, known] = await Promise.all([
    mailLinks(about, said, now),
    isMore(names) ? readerValues({ supporterId, names, language: said, about: told, now }) : null,
  ]);
  const mail = compiled.printTo({ values: { ...values, ...known }, token: deliveryToken(id, now), links });
  return { ...mail, to: email, messageId: `${id}@${new URL(APP_URL).hostname}`, date: now };
}
