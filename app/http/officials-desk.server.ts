import { LRUCache } from "lru-cache";
import type { Where } from "#app/geography/locate.server.ts";
import { readWhere, type WhereProblem } from "#app/geography/read-where.server.ts";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { LookUpOutcome } from "#app/officials/look-up.server.ts";
import { lookUpJson } from "#app/officials/look-up-json.ts";
import { type Exchange, send } from "./exchange.server.ts";
import { type Answer, type KeptPage, keepPage, variantFor } from "./kept-page.server.ts";
import { type FlatHeaders, type Surroundings, safetyHeaders } from "./security-headers.server.ts";
import { sendAnswer } from "./web-response.server.ts";

/** Any site may ask who represents its visitors; nothing that is somebody's is ever in the answer. */
export const openToAll: FlatHeaders = ["Access-Control-Allow-Origin", "*"];

interface Directory {
  lookUp(where: Where, at: { now: Date }): Promise<LookUpOutcome>;
  /** Counts a look-up of a network address; seconds until it may ask again, 0 when it may now. */
  countLookUp(address: string): Promise<number>;
  /** The state of the facts: another value when they changed. */
  version(): Promise<unknown>;
}

/** A ZIP code is nobody's address: its answers are kept under it, ready to be sent, and may be kept by others. */
const SHARED = /^\?zip=\d{5}(?:&lang=(?:en|es))?$/;
const SHARED_MS = 60_000;

type Ready = { page: KeptPage; version: unknown; until: number };

/** Answers `GET /api/officials` before anything is rendered. */
export class OfficialsDesk {
  readonly #ready = new LRUCache<string, Ready>({ max: 2_000 });

  constructor(
    readonly directory: Directory,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws what the look-up threw. */
  async answer(exchange: Exchange): Promise<void> {
    const { search } = exchange;
    const version = await this.directory.version();
    const ready = this.#ready.get(search);
    if (ready && ready.version === version && performance.now() < ready.until)
      return sendKept(exchange, ready.page);
    const answer = await this.#make(exchange);
    if (answer.status !== 200 || !SHARED.test(search)) return sendAnswer(exchange, answer);
    const page = await keepPage(answer);
    this.#ready.set(search, { page, version, until: performance.now() + SHARED_MS });
    sendKept(exchange, page);
  }

  async #make({ pathname, search }: Exchange): Promise<Answer> {
    const query = new URLSearchParams(search);
    const lang = query.get("lang");
    const language: Language = isLanguage(lang) ? lang : "en";
    const answer = (status: number, body: object): Answer => ({
      status,
      headers: [...safetyHeaders(this.surroundings, pathname, "image/none"), ...openToAll],
      contentType: "application/json; charset=utf-8",
      cacheControl: status === 200 && SHARED.test(search) ? "public, max-age=60" : "private, no-store",
      setsCookie: false,
      body: Buffer.from(JSON.stringify(body)),
    });
    const refuse = (problem: WhereProblem | "unknown-zip", field: string) => {
      const says = translator(language, "officials")(`problems.${problem}`);
      return answer(422, { error: problem, field, message: says });
    };
    const reading = readWhere(query);
    if ("problem" in reading) return refuse(reading.problem, reading.field);
    const outcome = await this.directory.lookUp(reading.where, { now: new Date() });
    if (outcome.outcome === "unknown-zip") return refuse("unknown-zip", query.has("zip") ? "zip" : "address");
    return answer(200, { query: asked(query), ...lookUpJson(outcome.answer, language) });
  }
}

/** What the caller asked, given back to them alone. */
function asked(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...query].filter(([name, value]) => ["address", "zip", "lat", "lon"].includes(name) && value !== ""),
  );
}

function sendKept(exchange: Exchange, page: KeptPage): void {
  const variant = variantFor(page, exchange.request);
  if (variant) send(exchange, 200, variant.headers, variant.body);
  else send(exchange, 304, [...openToAll, ...page.notModified]);
}
