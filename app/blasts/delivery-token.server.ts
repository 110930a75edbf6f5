import { seal, unseal } from "#app/platform/secrets.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

/** Links of a mail are followed for as long as somebody keeps it; after this long they lead on without knowing whom. */
const KEPT_S = 400 * 86_400;

const PURPOSE = "blast delivery";

/** What stands in the links of one recipient's mail: the delivery's id, sealed. */
export const deliveryToken = (deliveryId: string, now: Date): string =>
  seal(deliveryId, PURPOSE, KEPT_S, now);

/** The delivery whose mail a link stands in; null when it is forged or too old. */
export function readDeliveryToken(token: string, now: Date): string | null {
  const id = unseal(PURPOSE, token, now);
  return typeof id === "string" && isUuid(id) ? id : null;
}
