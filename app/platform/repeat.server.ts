import { log } from "./log.server.ts";

export type Repeating = { stop(): Promise<void> };

/**
 * Does a piece of work again and again, with a pause after each turn, until stopped. A database that is away is
 * waited for: the first failure of a row is logged, and it goes on. `what` names it in the log.
 */
export function repeat(what: string, everyMilliseconds: number, work: () => Promise<unknown>): Repeating {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();

  const again = () => {
    if (!stopped) timer = setTimeout(take, everyMilliseconds);
  };
  const take = () => {
    turn = work()
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing) log.warn({ err: error }, `${what} failed, trying on`);
        failing = true;
      })
      .then(again);
  };
  again();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
