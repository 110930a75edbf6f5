import { checkServices } from "#app/platform/checks.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

const MARK = { ok: "ok    ", off: "off   ", failed: "FAILED" };

/** Prints what works and what does not. Returns the exit code: 1 if a part that is set up does not work. */
export async function doctor(print: Print): Promise<number> {
  const { APP_URL, DATA_DIR, NODE_ENV } = getSettings();
  print(`${MARK.ok}  settings   ${APP_URL}, ${NODE_ENV}, data in ${DATA_DIR}`);
  const checks = await checkServices();
  for (const { part, state, says } of checks) print(`${MARK[state]}  ${part.padEnd(9)}  ${says}`);
  return checks.some(({ state }) => state === "failed") ? FAILED : DONE;
}
