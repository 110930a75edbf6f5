import { log } from "#app/platform/log.server.ts";
import { foldCounts } from "./fold-counts.server.ts";

const everyMilliseconds = 1_000;

/**
 * Adds up counts once a second until stopped. Every worker may run it: the lock lets one of them work. A
 * database that is away is waited for; nothing is lost, since the deltas wait there too.
 */
export function startCountRunner(): { stop(): Promise<void> } {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();

  const again = () => {
    if (!stopped) timer = setTimeout(turn, everyMilliseconds);
  };
  const turn = () => {
    work = foldCounts({ now: new Date() })
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing) log.warn({ err: error }, "adding up counts failed, trying on");
        failing = true;
      })
      .then(again);
  };
  again();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await work;
    },
  };
}
