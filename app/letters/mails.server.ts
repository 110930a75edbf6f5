import type { Composers } from "#app/mail/composer.ts";
import { composeToOffice } from "./compose-to-office.server.ts";
import { composeBounced, composeConfirm, composeCopy } from "./compose-to-writer.server.ts";
import { TO_OFFICE } from "./send-due-letters.server.ts";
import { BOUNCED } from "./tell-bounced.server.ts";

/** The mails about a letter; their `subjectId` is its id. */
export const composers: Composers = {
  [TO_OFFICE]: composeToOffice,
  "letter.confirm": composeConfirm,
  "letter.copy": composeCopy,
  [BOUNCED]: composeBounced,
};
