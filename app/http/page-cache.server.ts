import { LRUCache } from "lru-cache";
import { type Answer, type KeptPage, keepPage, keptFor } from "./kept-page.server.ts";

export type CacheResult = "hit" | "stale" | "miss" | "uncacheable";

export type Lookup =
  | { kind: "page"; page: KeptPage; result: CacheResult }
  /** Rendered, and not to be kept: a 404, a redirect, or a page that says it is private. */
  | { kind: "answer"; answer: Answer };

interface Entry {
  page: KeptPage;
  renderedAt: number;
  /** Milliseconds it is good for. */
  freshFor: number;
  /** Since when rendering it again has failed; 0 when it has not. */
  failingSince: number;
  retryAt: number;
}

export interface CacheLimits {
  entries: number;
  bytes: number;
  /** Past its freshness a page is still handed out for this long while one render replaces it. */
  staleMs: number;
  /** Older than that, a visitor waits until its render has taken this long, before getting the old page after all. */
  patienceMs: number;
  /** The oldest page handed out while rendering is slow, and while it fails. */
  slowMs: number;
  failingMs: number;
}

const LIMITS: CacheLimits = {
  entries: 2_000,
  bytes: 64 * 1024 * 1024,
  staleMs: 900,
  patienceMs: 500,
  slowMs: 30_000,
  failingMs: 600_000,
};
interface Rendering {
  lookup: Promise<Lookup>;
  since: number;
}

const LONGEST_FRESH_MS = 3_600_000;
const RETRY_MS = 1_000;

/**
 * Keeps rendered public pages in memory. For one key there is never more than one render; nobody waits for it
 * who can be given a page not older than two seconds; and while rendering fails (the database is away) the
 * last good page goes on being shown for ten minutes. Bounded in entries and bytes.
 *
 * `render` makes the answer for a key out of the key alone, so that nothing of one visitor's request can
 * reach another. It throws, or answers 5xx, when it fails.
 */
export class PageCache {
  readonly #pages: LRUCache<string, Entry>;
  readonly #renders = new Map<string, Rendering>();
  readonly #limits: CacheLimits;

  constructor(
    private readonly render: (key: string) => Promise<Answer>,
    limits: Partial<CacheLimits> = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#limits = { ...LIMITS, ...limits };
    this.#pages = new LRUCache({
      max: this.#limits.entries,
      maxSize: this.#limits.bytes,
      sizeCalculation: ({ page }) => page.size + 2_000,
    });
  }

  /** The page if it can be handed out at once; starts the render that will replace a stale one. */
  ready(key: string): { page: KeptPage; result: CacheResult } | null {
    const entry = this.#pages.get(key);
    if (!entry) return null;
    const now = this.now();
    const age = now - entry.renderedAt;
    if (age < entry.freshFor) return { page: entry.page, result: "hit" };
    const failing = entry.failingSince > 0 && age < entry.freshFor + this.#limits.failingMs;
    if (!failing && age >= entry.freshFor + this.#limits.staleMs) return null;
    if (now >= entry.retryAt) this.#renderOnce(key).lookup.catch(() => {});
    return { page: entry.page, result: "stale" };
  }

  /** The page, rendered if need be. Throws what the render threw when there is no older page to show. */
  async find(key: string): Promise<Lookup> {
    const ready = this.ready(key);
    if (ready) return { kind: "page", ...ready };
    const entry = this.#pages.get(key);
    const { lookup, since } = this.#renderOnce(key);
    if (!entry) return lookup;
    const old: Lookup = { kind: "page", page: entry.page, result: "stale" };
    const age = this.now() - entry.renderedAt - entry.freshFor;
    const settled = lookup.catch((error) => {
      if (age < this.#limits.failingMs) return old;
      throw error;
    });
    if (age >= this.#limits.slowMs) return settled;
    const patience = since + this.#limits.patienceMs - this.now();
    if (patience > 0) return Promise.race([settled, later(patience, old)]);
    settled.catch(() => {});
    return old;
  }

  #renderOnce(key: string): Rendering {
    const running = this.#renders.get(key);
    if (running) return running;
    const since = this.now();
    const lookup = this.#renderAndKeep(key).finally(() => this.#renders.delete(key));
    this.#renders.set(key, { lookup, since });
    return { lookup, since };
  }

  async #renderAndKeep(key: string): Promise<Lookup> {
    // The page shows the state of the moment its render began.
    const renderedAt = this.now();
    try {
      const answer = await this.render(key);
      if (answer.status >= 500) throw new RenderFailed(answer);
      const freshFor = Math.min(keptFor(answer) * 1_000, LONGEST_FRESH_MS);
      if (freshFor === 0) {
        this.#pages.delete(key);
        return { kind: "answer", answer };
      }
      const page = await keepPage(answer, this.#pages.peek(key)?.page);
      this.#pages.set(key, { page, renderedAt, freshFor, failingSince: 0, retryAt: 0 });
      return { kind: "page", page, result: "miss" };
    } catch (error) {
      const entry = this.#pages.peek(key);
      if (entry) {
        entry.failingSince ||= renderedAt;
        entry.retryAt = this.now() + RETRY_MS;
      }
      throw error;
    }
  }
}

function later(milliseconds: number, page: Lookup): Promise<Lookup> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, page).unref());
}

/** A render that ended in a 5xx answer. */
export class RenderFailed extends Error {
  constructor(readonly answer: Answer) {
    super(`Rendering ended with ${answer.status}`);
  }
}
