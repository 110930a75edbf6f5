import { recordMailChoices } from "#app/actions/record-mail-choices.server.ts";
import { recordUnsubscribed } from "#app/actions/record-unsubscribed.server.ts";
import { mailTopics } from "#app/campaigns/mail-topics.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Visit } from "#app/platform/visit.ts";
import { type Chosen, mailChoicesOf, saveMailChoices } from "#app/supporters/mail-choices.server.ts";
import { type ChangedChoice, isMailPace } from "#app/supporters/mail-choices.ts";
import { mailStanding, startMail, stopMail } from "#app/supporters/unsubscribe.server.ts";
import { neverKept } from "./cache-headers.ts";

/** More campaigns than this are on no page. */
const MOST = 200;

/** What somebody gets of our mailings, as their page shows it. */
export async function mailChoicesView(supporterId: string, language: Language) {
  const [standing, { pace, refused }, topics] = await Promise.all([
    mailStanding(supporterId),
    mailChoicesOf(supporterId),
    mailTopics(language),
  ]);
  return {
    standing,
    pace,
    topics: topics.map((topic) => ({ ...topic, wanted: !refused.includes(topic.id) })),
  };
}

/** Throws 429 where one network address posts to these pages too often. */
export async function boundPosts({ address }: Visit): Promise<void> {
  const { retryAfter } = await countPost(address);
  if (retryAfter > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(retryAfter), ...neverKept } });
}

/** Does what one of the forms about our mailings says, told apart by `intent`. Null for a form of another kind. */
export async function chooseMail(
  supporterId: string,
  form: URLSearchParams,
  visit: Visit,
  page: string,
): Promise<"mail" | "stopped" | "again" | null> {
  const words = translator(visit.language, "supporters");
  const answer = { now: visit.now, language: visit.language, page };
  switch (form.get("intent")) {
    case "mail":
      await saveChosen(supporterId, readChosen(form), visit);
      return "mail";
    case "stop": {
      const wording = words("unsubscribe.stopWording");
      const stopped = { supporterId, deliveryId: null };
      await stopMail(stopped, { ...answer, wording, alongside: (who) => recordUnsubscribed(who, visit) });
      return "stopped";
    }
    case "again":
      await startMail(supporterId, { ...answer, wording: words("unsubscribe.againWording") });
      return "again";
    default:
      return null;
  }
}

/** Stores what was chosen, with the ledger's lines. */
export function saveChosen(supporterId: string, chosen: Chosen, { now }: Visit): Promise<ChangedChoice[]> {
  return saveMailChoices(supporterId, chosen, {
    now,
    alongside: (tx, changed) => recordMailChoices(tx, { supporterId, changed }, { now }),
  });
}

// Boxes that are not ticked are not posted: the form says which ones it showed.
function readChosen(form: URLSearchParams): Chosen {
  const pace = form.get("pace");
  const wanted = new Set(form.getAll("topic"));
  const shown = [...new Set(form.getAll("shown"))].filter((id) => isUuid(id)).slice(0, MOST);
  return {
    pace: isMailPace(pace) ? pace : null,
    campaigns: shown.map((id) => ({ id, wanted: wanted.has(id) })),
  };
}
