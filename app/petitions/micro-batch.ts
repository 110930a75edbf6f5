/** What a batcher needs to know. Times in milliseconds. */
export type MicroBatchOptions<Row, Result> = {
  /** Writes rows in one go; results in the order of the rows. */
  write(rows: Row[]): Promise<Result[]>;
  /** Rows with one key are the same thing: of those that wait together only the first is written. */
  keyOf(row: Row): string;
  /** What the later ones of a key are answered with. */
  repeat(result: Result): Result;
  /** How long the first row of a batch waits for others. */
  window: number;
  /** Most rows in a batch. */
  most: number;
  /** Most batches being written at a time. */
  running: number;
  /** How long a batch may be in writing before another one is begun beside it, unless that one is full. */
  beside: number;
  /** Most rows that may wait; more are turned away. */
  waiting: number;
};

type Waiter<Result> = { resolve(result: Result): void; reject(error: unknown): void };
type Entry<Row, Result> = { row: Row; waiters: Waiter<Result>[] };

/**
 * Collects what arrives within a few milliseconds and writes it together: one commit then serves dozens of
 * callers, each of whom is answered after it. What comes while a batch is being written goes together into the next
 * one, so that batches grow with what arrives; only one that is held up is not waited for. `add` returns null when too
 * much is waiting already.
 */
export function microBatch<Row, Result>(options: MicroBatchOptions<Row, Result>) {
  const queue = new Map<string, Entry<Row, Result>>();
  let waiting = 0;
  let running = 0;
  let timer: NodeJS.Timeout | undefined;
  const idle: (() => void)[] = [];

  function add(row: Row): Promise<Result> | null {
    if (waiting >= options.waiting) return null;
    waiting += 1;
    return new Promise<Result>((resolve, reject) => {
      const key = options.keyOf(row);
      const entry = queue.get(key);
      if (entry) entry.waiters.push({ resolve, reject });
      else queue.set(key, { row, waiters: [{ resolve, reject }] });
      if (queue.size >= options.most) flush();
      else timer ??= setTimeout(flush, running > 0 ? options.beside : options.window);
    });
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    while (queue.size > 0 && running < options.running) {
      const entries: Entry<Row, Result>[] = [];
      for (const [key, entry] of queue) {
        if (entries.length >= options.most) break;
        queue.delete(key);
        entries.push(entry);
      }
      running += 1;
      writeOut(entries).finally(done);
    }
  }

  function done() {
    running -= 1;
    // Whoever came while all writers were busy has waited long enough.
    if (queue.size > 0) flush();
    else if (running === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function writeOut(entries: Entry<Row, Result>[]) {
    try {
      const results = await options.write(entries.map(({ row }) => row));
      for (const [index, { waiters }] of entries.entries()) {
        const result = results[index]!;
        for (const [place, { resolve }] of waiters.entries())
          resolve(place === 0 ? result : options.repeat(result));
      }
    } catch (error) {
      for (const { waiters } of entries) for (const { reject } of waiters) reject(error);
    } finally {
      for (const { waiters } of entries) waiting -= waiters.length;
    }
  }

  /** Writes what waits at once, and resolves when nothing is left. */
  function drain(): Promise<void> {
    flush();
    if (queue.size === 0 && running === 0) return Promise.resolve();
    return new Promise((resolve) => idle.push(resolve));
  }

  return { add, drain };
}
