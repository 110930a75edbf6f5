import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { languageOfPath, localPath } from "#app/i18n/language.ts";
import { log } from "#app/platform/log.server.ts";
import { pageCache } from "#app/platform/metrics.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { countBy } from "./access-log.server.ts";
import { clientAddress } from "./client-address.server.ts";
import { isDatabaseAway } from "./database-away.ts";
import { type FallbackStatus, sendErrorPage } from "./error-page.server.ts";
import { type Exchange, openExchange, send } from "./exchange.server.ts";
import { type KeptPage, variantFor } from "./kept-page.server.ts";
import { isLookUpPage, LOOK_UP_API } from "./look-up-path.ts";
import { OfficialsDesk, openToAll } from "./officials-desk.server.ts";
import { type CacheLimits, type CacheResult, PageCache } from "./page-cache.server.ts";
import { isVisited, pageKey } from "./page-key.ts";
import { PageFailed, type PageOptions, Pages } from "./pages.server.ts";
import { isPanelPath } from "./panel-path.ts";
import { uploadLimit } from "./panel-upload.server.ts";
import { BODY_LIMIT, readForm, readHook } from "./read-form.server.ts";
import { isMultipart, readUpload } from "./read-upload.server.ts";
import { type RequestTarget, readTarget } from "./request-target.ts";
import { isHook, maySubmit } from "./same-origin.ts";
import type { FlatHeaders } from "./security-headers.server.ts";
import type { StaticFiles } from "./static-files.server.ts";
import { petitionOf, SignatureDesk, type SignDesk } from "./take-signature.server.ts";
import { sendAnswer } from "./web-response.server.ts";

/** Who may send files, and where they lie until the answer has been sent. */
export interface Uploads {
  folder: string;
  mayUpload(request: IncomingMessage, visit: Visit): Promise<boolean>;
}

/** What the front door stands in front of, and how it is set. */
export interface FrontDoorOptions extends PageOptions {
  sign: SignDesk["sign"];
  mostSigns: number;
  uploads: Uploads;
  officials: OfficialsDesk["directory"];
  files: Pick<StaticFiles, "find">;
  cacheLimits?: Partial<CacheLimits>;
  /** Told of every page that was sent, kept or not. */
  countVisit?: (exchange: Exchange) => void;
  /** Vite's middleware in development: sees every request first. */
  before?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}

const LONGEST_TARGET = 4_096;
/** After how many seconds somebody whom we had to send away may try again. */
const RETRY_SECONDS = 5;
/** Staff write whole stories, in both languages at once. */
const PANEL_BODY_LIMIT = 1024 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
/** A large file over a slow line. Forms without files have a shorter time of their own. */
const REQUEST_TIMEOUT_MS = 300_000;
/** Longer than the minute that load balancers keep their side open. */
const KEEP_ALIVE_MS = 65_000;
const CHECK_TIMEOUTS_MS = 2_000;

const countCache = countBy(pageCache, "result");

/** Whether what is asked for is made for whoever asks, and for nobody else. */
function isOwn({ pathname, request: { headers } }: Exchange): boolean {
  return headers.authorization !== undefined || isVisited(pathname, headers.cookie);
}

/** Stands in for a target that cannot be read: of its path only the language is believed. */
function unreadable(url: string): RequestTarget {
  const language = languageOfPath(url.slice(0, LONGEST_TARGET).split(/[?#]/, 1)[0]!);
  return { pathname: localPath(language, "/"), search: "" };
}

/**
 * Answers every request. Kept pages, files and signatures are dealt with on node's own request and response;
 * the rest is made by `Pages`.
 */
export class FrontDoor {
  readonly server: Server;
  readonly #pages: Pages;
  readonly #cache: PageCache;
  readonly #desk: SignatureDesk;
  readonly #officials: OfficialsDesk;
  #closing = false;

  constructor(private readonly options: FrontDoorOptions) {
    this.#pages = new Pages({
      ...options,
      readiness: async () => (this.#closing ? { ready: false, reason: "stopping" } : options.readiness()),
    });
    this.#cache = new PageCache((key) => this.#pages.renderForEverybody(key), options.cacheLimits);
    this.#desk = new SignatureDesk({
      sign: options.sign,
      surroundings: options,
      mostSigns: options.mostSigns,
    });
    this.#officials = new OfficialsDesk(options.officials, options);
    const { before } = options;
    this.server = createServer(
      {
        headersTimeout: HEADERS_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: CHECK_TIMEOUTS_MS,
      },
      before
        ? (request, response) => before(request, response, () => this.#handle(request, response))
        : (request, response) => this.#handle(request, response),
    );
  }

  /**
   * Makes pages before the first visitor comes, one after the other: the code that renders is then compiled, which takes
   * longer than anything later does. What cannot be made now is made for whoever asks for it.
   */
  async warmUp(paths: string[]): Promise<void> {
    for (const path of paths) await this.#cache.find(path).catch(() => {});
  }

  /** Takes no new connection, lets the answers under way finish for `patienceMs`, then cuts. */
  async drain(patienceMs: number): Promise<void> {
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const cut = setTimeout(() => this.server.closeAllConnections(), patienceMs);
    await closed;
    clearTimeout(cut);
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? "/";
    const tooLong = url.length > LONGEST_TARGET;
    const target = tooLong ? null : readTarget(url);
    const exchange = openExchange(request, response, target ?? unreadable(url));
    if (this.#closing) response.shouldKeepAlive = false;
    if (!target) {
      this.#refuse(exchange, tooLong ? 414 : 400);
      return;
    }
    try {
      if (exchange.pathname === LOOK_UP_API) {
        this.#tellOfficials(exchange).catch((error) => this.#fail(exchange, error));
        return;
      }
      const shows = exchange.method === "GET" || exchange.method === "HEAD";
      if (shows && this.#showReady(exchange)) return;
      if (shows) this.#show(exchange).catch((error) => this.#fail(exchange, error));
      else if (exchange.method === "POST") this.#take(exchange).catch((error) => this.#fail(exchange, error));
      else this.#refuse(exchange, 405, { headers: ["Allow", "GET, HEAD, POST"] });
    } catch (error) {
      this.#fail(exchange, error);
    }
  }

  /** What lies in memory under the very words of the request is sent at once: most of all requests. */
  #showReady(exchange: Exchange): boolean {
    const { pathname, search } = exchange;
    const file = this.options.files.find(pathname);
    if (file) {
      this.#sendKept(exchange, file);
      return true;
    }
    // Whoever has chosen a language is led from the front page to theirs.
    if (search !== "" || pathname === "/" || isOwn(exchange)) return false;
    const ready = this.#cache.ready(pathname);
    if (ready) this.#sendKept(exchange, ready.page, ready.result);
    return ready !== null;
  }

  async #show(exchange: Exchange): Promise<void> {
    const { pathname, search, request } = exchange;
    if (pathname.startsWith("/assets/")) return this.#refuse(exchange, 404);
    if (pathname.length > 1 && pathname.endsWith("/")) {
      return this.#redirect(exchange, 308, pathname.replace(/\/+$/, "") + search);
    }
    if (pathname === "/" && /(?:^|;\s*)lang=es(?:;|$)/.test(request.headers.cookie ?? "")) {
      return this.#redirect(exchange, 302, `/es${search}`);
    }
    if (search !== "" && isLookUpPage(pathname) && (await this.#asksTooOften(exchange))) return;
    const key = this.options.development || isOwn(exchange) ? null : pageKey(pathname, search);
    if (key === null) {
      await this.#pages.answer(exchange);
      this.options.countVisit?.(exchange);
      return;
    }
    const ready = this.#cache.ready(key);
    if (ready) return this.#sendKept(exchange, ready.page, ready.result);
    const found = await this.#cache.find(key);
    if (found.kind === "page") return this.#sendKept(exchange, found.page, found.result);
    countCache("uncacheable");
    // A 404 is nobody's either. A page that turns out to be private is made anew for its owner, and a redirect for
    // whoever brought a query that the page's name leaves out.
    const { status } = found.answer;
    const own = status === 200 || (status >= 300 && status < 400 && search !== "");
    if (!own) return sendAnswer(exchange, found.answer);
    await this.#pages.answer(exchange);
    this.options.countVisit?.(exchange);
  }

  async #tellOfficials(exchange: Exchange): Promise<void> {
    const { method } = exchange;
    if (method === "OPTIONS") {
      const methods = "GET, HEAD, OPTIONS";
      return send(exchange, 204, [...openToAll, "Access-Control-Allow-Methods", methods, "Allow", methods]);
    }
    if (method !== "GET" && method !== "HEAD") {
      return this.#refuse(exchange, 405, { headers: ["Allow", "GET, HEAD, OPTIONS"] });
    }
    if (await this.#asksTooOften(exchange)) return;
    return this.#officials.answer(exchange);
  }

  /** Whether somebody was sent away who looks up more addresses than people have. */
  async #asksTooOften(exchange: Exchange): Promise<boolean> {
    const retryAfter = await this.options.officials.countLookUp(
      clientAddress(exchange.request, this.options.proxyHops),
    );
    if (retryAfter > 0) this.#refuse(exchange, 429, { retryAfter, headers: openToAll });
    return retryAfter > 0;
  }

  async #take(exchange: Exchange): Promise<void> {
    const { pathname, request } = exchange;
    if (!maySubmit(request.headers, pathname, this.options.appOrigin())) return this.#refuse(exchange, 403);
    if (isHook(pathname)) return this.#hear(exchange);
    if (isPanelPath(pathname) && isMultipart(request)) return this.#takeFiles(exchange);
    const slug = petitionOf(pathname);
    if (slug !== null && this.#desk.isFull) return this.#refuse(exchange, 503, { retryAfter: RETRY_SECONDS });
    const form = await readForm(request, isPanelPath(pathname) ? PANEL_BODY_LIMIT : BODY_LIMIT);
    if (!form.ok) return this.#refuse(exchange, form.status);
    if (slug === null) return this.#pages.answer(exchange, { fields: form.fields });
    const reply = await this.#desk.take(exchange, slug, form.fields, this.#pages.visitOf(exchange));
    if (reply === null) return;
    if (reply.kind === "too-many") return this.#refuse(exchange, 429, { retryAfter: reply.retryAfter });
    return this.#pages.answer(exchange, { fields: form.fields, signReply: reply });
  }

  /** A machine's own words are handed on as they came. */
  async #hear(exchange: Exchange): Promise<void> {
    const hook = await readHook(exchange.request);
    if (!hook.ok) return this.#refuse(exchange, hook.status);
    return this.#pages.answer(exchange, { body: hook.body });
  }

  /** Files are taken from members of staff alone, and are gone when they have their answer. */
  async #takeFiles(exchange: Exchange): Promise<void> {
    const { pathname, request } = exchange;
    const { folder, mayUpload } = this.options.uploads;
    if (!(await mayUpload(request, this.#pages.visitOf(exchange)))) {
      const form = await readForm(request);
      if (!form.ok && form.status !== 413) return this.#refuse(exchange, form.status);
      // The page itself sends whoever is not signed in to where they can.
      if (!request.complete) exchange.response.shouldKeepAlive = false;
      request.resume();
      return this.#pages.answer(exchange, { fields: form.ok ? form.fields : new URLSearchParams() });
    }
    const limit = uploadLimit(pathname);
    const upload = await readUpload(request, { limit, folder, timeoutMs: REQUEST_TIMEOUT_MS });
    if (!upload.ok) return this.#refuse(exchange, upload.status);
    try {
      await this.#pages.answer(exchange, { fields: upload.fields, files: upload.files });
    } finally {
      await upload.discard();
    }
  }

  #sendKept(exchange: Exchange, page: KeptPage, result?: CacheResult): void {
    if (result) countCache(result);
    const variant = variantFor(page, exchange.request);
    if (variant) send(exchange, 200, variant.headers, variant.body);
    else send(exchange, 304, page.notModified);
    if (result) this.options.countVisit?.(exchange);
  }

  #redirect(exchange: Exchange, status: 302 | 308, location: string): void {
    send(exchange, status, ["Location", location, "Cache-Control", "no-store", "Content-Length", "0"]);
  }

  #refuse(
    exchange: Exchange,
    status: FallbackStatus,
    more?: { retryAfter?: number; headers?: FlatHeaders },
  ): void {
    // What is left of an unread body would be taken for the next request.
    if (!exchange.request.complete) {
      exchange.response.shouldKeepAlive = false;
      exchange.request.resume();
    }
    sendErrorPage(exchange, status, this.options, more);
  }

  #fail(exchange: Exchange, error: unknown): void {
    const away = error instanceof PageFailed ? error.status === 503 : isDatabaseAway(error);
    // A page that failed has been logged by whoever saw why.
    if (!(error instanceof PageFailed)) {
      log[away ? "warn" : "error"]({ err: error, id: exchange.id }, "a request failed");
    }
    if (away) this.#refuse(exchange, 503, { retryAfter: RETRY_SECONDS });
    else this.#refuse(exchange, 500);
  }
}
