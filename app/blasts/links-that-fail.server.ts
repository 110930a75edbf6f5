import { setTimeout as pause } from "node:timers/promises";
import type { Language } from "#app/i18n/language.ts";
import { askAsStranger, type Stranger } from "#app/platform/ask-as-stranger.server.ts";
import { remember } from "#app/platform/remember.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { actionCard, actionPathOf } from "./action-card.server.ts";

/** What a link answered is believed for this long. */
const BELIEVED_MS = 600_000;
/** A page of the panel waits no longer; what has not answered by then is told at the next look. */
const PATIENCE_MS = 1_500;
const TIMEOUT_MS = 8_000;
const MOST = 20;

const kept = remember(BELIEVED_MS, (href) => answers(href));

async function answers(href: string, stranger: Stranger = {}): Promise<boolean> {
  const headers = { "User-Agent": "Mozilla/5.0 (compatible; Groundswell)", Accept: "*/*" };
  const asked = await askAsStranger(href, { headers, timeoutMs: TIMEOUT_MS, stranger }, async (response) => {
    await response.body?.cancel();
    // Who wants nothing of programs, or no more of them, is there all the same.
    return response.ok || [401, 403, 405, 429].includes(response.status)
      ? { outcome: "there" as const }
      : { outcome: "unreadable" as const };
  });
  return asked.outcome === "there";
}

/**
 * Which of a mail's addresses lead nowhere: pages of ours that take nothing, and others that do not answer. Asked as a
 * stranger would, a moment at most.
 */
export async function linksThatFail(
  hrefs: string[],
  language: Language,
  stranger?: Stranger,
): Promise<string[]> {
  const { APP_URL } = getSettings();
  const looked = hrefs.slice(0, MOST).map(async (href) => {
    const path = actionPathOf(href);
    if (path) return path.kind === "next" || (await actionCard(path, language)) ? [] : [href];
    if (href.startsWith(`${APP_URL}/`)) return [];
    const asking = stranger ? answers(href, stranger) : kept.get(href);
    const answered = await Promise.race([asking, pause(PATIENCE_MS, true)]);
    return answered ? [] : [href];
  });
  return (await Promise.all(looked)).flat();
}
