type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void };

/**
 * Gathers what is asked for within one turn of the event loop and answers it together: twenty-five mails that are
 * composed at a time then cost one statement where each would cost its own.
 *
 * `answer` gives results in the order of the items. When it fails for several, each is asked for by itself, so that
 * one bad item harms nobody else: it must be safe to repeat.
 */
export function gather<Item, Result>(
  answer: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];

  async function settle(asked: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await answer(asked.map(({ item }) => item));
      for (const [index, { resolve }] of asked.entries()) resolve(results[index]!);
    } catch (error) {
      if (asked.length === 1) asked[0]!.reject(error);
      else await Promise.all(asked.map((one) => settle([one])));
    }
  }

  function flush() {
    const asked = waiting;
    waiting = [];
    void settle(asked);
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ item, resolve, reject }) === 1) setImmediate(flush);
    });
}
