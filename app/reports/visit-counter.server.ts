import { pool } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";

const FLUSH_MS = 5_000;
const QUARTER_MS = 900_000;
/** Sources are whatever stands in an address: past so many of one page in a day they are counted together. */
const MOST_SOURCES = 200;
/** What is kept while the database is away; past it visits are let go. */
const MOST_KEYS = 5_000;

const OTHER = "other";

export type VisitedPage = { kind: "petition" | "campaign"; slug: string };

type Visits = VisitedPage & { at: number; source: string; visits: number };

/** Rows in the order of their keys, so that two processes never wait for each other. */
const FLUSH = `
WITH seen AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::int[]) AS t(kind, slug, at, source, visits)
),
petitions AS (
  INSERT INTO petition_visit AS v (petition_id, at, source, visits)
  SELECT p.id, s.at, s.source, sum(s.visits) FROM seen s JOIN petition p ON p.slug = s.slug
  WHERE s.kind = 'petition' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (petition_id, at, source) DO UPDATE SET visits = v.visits + excluded.visits
)
INSERT INTO campaign_visit AS v (campaign_id, at, source, visits)
SELECT c.id, s.at, s.source, sum(s.visits) FROM seen s JOIN campaign c ON c.slug = s.slug
WHERE s.kind = 'campaign' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
ON CONFLICT (campaign_id, at, source) DO UPDATE SET visits = v.visits + excluded.visits`;

/**
 * Counts how often pages are opened, in memory, and writes that down every few seconds in one statement. Nothing
 * about whoever opened them is kept. A process that is killed loses the seconds since it last wrote.
 */
export class VisitCounter {
  #visits = new Map<string, Visits>();
  #sources = new Map<string, Set<string>>();
  #day = 0;
  #failing = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly now: () => number = Date.now) {}

  count({ kind, slug }: VisitedPage, source: string): void {
    const at = Math.floor(this.now() / QUARTER_MS) * QUARTER_MS;
    this.#add({ kind, slug, at, source: this.#boundedSource(`${kind} ${slug}`, source), visits: 1 });
  }

  /** Writes what was counted since the last time. Never throws: while the database is away it goes on counting. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #add(more: Visits): void {
    const key = `${more.kind} ${more.slug} ${more.at} ${more.source}`;
    const known = this.#visits.get(key);
    if (known) known.visits += more.visits;
    else if (this.#visits.size < MOST_KEYS) this.#visits.set(key, more);
  }

  #boundedSource(page: string, source: string): string {
    const day = Math.floor(this.now() / 86_400_000);
    if (day !== this.#day) {
      this.#day = day;
      this.#sources.clear();
    }
    const known = this.#sources.get(page) ?? new Set();
    this.#sources.set(page, known);
    if (known.has(source)) return source;
    if (known.size >= MOST_SOURCES) return OTHER;
    known.add(source);
    return source;
  }

  async #write(): Promise<void> {
    if (this.#visits.size === 0) return;
    const rows = [...this.#visits.values()];
    this.#visits = new Map();
    try {
      await pool.query({
        name: "flush-visits",
        text: FLUSH,
        values: [
          rows.map(({ kind }) => kind),
          rows.map(({ slug }) => slug),
          rows.map(({ at }) => new Date(at).toISOString()),
          rows.map(({ source }) => source),
          rows.map(({ visits }) => visits),
        ],
      });
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) log.warn({ err: error }, "visits cannot be written down yet");
      this.#failing = true;
      for (const row of rows) this.#add(row);
    }
  }
}

/** Starts counting visits; `stop` writes what is left. */
export function startVisitCounter(): {
  count: (page: VisitedPage, source: string) => void;
  stop(): Promise<void>;
} {
  const counter = new VisitCounter();
  const timer = setInterval(() => void counter.flush(), FLUSH_MS);
  timer.unref();
  return {
    count: (page, source) => counter.count(page, source),
    async stop() {
      clearInterval(timer);
      await counter.flush();
    },
  };
}
