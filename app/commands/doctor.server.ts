import { translator } from "#app/i18n/translate.ts";
import { checkServices } from "#app/platform/checks.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { healthFacts } from "#app/upkeep/health-facts.server.ts";
import { healthWords } from "#app/upkeep/health-words.ts";
import { DONE, FAILED, type Print } from "./print.ts";

const MARK = { ok: "ok    ", look: "look  ", off: "off   ", failed: "FAILED" };

/** Prints what works and what does not. Returns the exit code: 1 if a part that is set up does not work. */
export async function doctor(print: Print): Promise<number> {
  const { APP_URL, DATA_DIR, NODE_ENV } = getSettings();
  print(`${MARK.ok}  settings   ${APP_URL}, ${NODE_ENV}, data in ${DATA_DIR}`);
  const checks = await checkServices();
  for (const { part, state, says } of checks) print(`${MARK[state]}  ${part.padEnd(9)}  ${says}`);
  // Its facts stand in a database that answers and is up to date, or nowhere.
  const inOrder = checks.some(({ part, state }) => part === "database" && state === "ok");
  const facts = inOrder ? await healthFacts() : [];
  const t = translator("en", "settings");
  for (const fact of facts) print(`${MARK[fact.state]}  ${fact.part.padEnd(9)}  ${healthWords(t, fact)}`);
  return [...checks, ...facts].some(({ state }) => state === "failed") ? FAILED : DONE;
}
