import { commandLine } from "#app/audit/record-audit.server.ts";
import { refreshable, setRefreshUrl } from "#app/sources/set-refresh-url.server.ts";
import { officialsSources, STALE_DAYS, sourceStates } from "#app/sources/source-queries.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

/** Prints every source with how old its facts are. Returns the exit code, as all here. */
export async function listSources(print: Print): Promise<number> {
  const now = new Date();
  const ageing = new Set((await officialsSources(now)).map(({ key }) => key));
  for (const { key, name, licence, last, daysOld, trouble, refreshUrl } of await sourceStates(now)) {
    const age = last ? `facts of ${last.asOf}, ${daysOld} days old` : "never read";
    const old = ageing.has(key) && daysOld! > STALE_DAYS ? ", OLD" : "";
    print(`${key.padEnd(24)} ${age}${old}. ${name}${licence ? ` (${licence})` : ""}`);
    if (refreshUrl) print(`  read every week from ${refreshUrl}`);
    if (trouble) print(`  the last try, of ${trouble.label}, was ${trouble.outcome}`);
  }
  return DONE;
}

/** Sets from where a source is read by itself; "off": only by hand. */
export async function setUrl(key: string, addresses: string[], print: Print): Promise<number> {
  const links = addresses.length === 1 && addresses[0] === "off" ? [] : addresses;
  const result = await setRefreshUrl(key, links, { actor: commandLine, now: new Date() });
  switch (result.outcome) {
    case "set":
      print(links.length > 0 ? `${key} is read every week from now on.` : `${key} is only read by hand now.`);
      return DONE;
    case "unchanged":
      print("Nothing to change.");
      return DONE;
    case "bad-link":
      print(`"${result.link}" is no address that begins with http:// or https://.`);
      return FAILED;
    case "not-refreshable":
      print(`Only these are read by themselves: ${refreshable.join(", ")}.`);
      return FAILED;
    case "not-found":
      print(`Nothing was ever read from ${key}: import it once by hand.`);
      return FAILED;
  }
}
