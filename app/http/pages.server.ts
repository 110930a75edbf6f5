import { randomBytes } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { languageOfPath } from "#app/i18n/language.ts";
import type { SignReply } from "#app/petitions/sign-reply.ts";
import type { Visit } from "#app/platform/visit.ts";
import { clientAddress } from "./client-address.server.ts";
import type { Exchange } from "./exchange.server.ts";
import type { Answer } from "./kept-page.server.ts";
import { createMachines, type MachineSources } from "./machines.server.ts";
import { isPreview } from "./page-key.ts";
import { isPanelPath } from "./panel-path.ts";
import type { UploadedFile } from "./read-upload.server.ts";
import type { Surroundings } from "./security-headers.server.ts";
import { isDownload, sendAnswer, streamResponse, toAnswer } from "./web-response.server.ts";

/** A page with a form that comes back since something else is away: it says so itself, and when to come again. */
const saysItself = ({ status, headers }: Response) => status === 503 && headers.has("Retry-After");

/** A page that could not be made: 503 when trying again later makes sense, 500 when the fault is ours. */
export class PageFailed extends Error {
  constructor(readonly status: 500 | 503) {
    super(`The page failed with ${status}`);
  }
}

export interface PageOptions extends Surroundings, Omit<MachineSources, "pages"> {
  /** Remix's request handler. */
  remix(request: Request, context: AppLoadContext): Promise<Response>;
  enhanceHref(): string | null;
  /** Public origin without a slash at the end. */
  appOrigin(): string;
  /** Proxies in front of us (TRUST_PROXY). */
  proxyHops: number;
  /** Renders at one time; more are refused with 503. */
  mostRenders: number;
}

/** What comes with a posted form. */
export interface Posted {
  /** A form's. */
  fields?: URLSearchParams;
  /** A machine's, as it came. */
  body?: string;
  signReply?: SignReply;
  files?: Record<string, UploadedFile>;
}

/** Our own checks have been made; what proxies and browsers say about the connection ends here. */
const NOT_PASSED_ON =
  /^(?::|connection$|content-|expect$|forwarded$|host$|keep-alive$|origin$|te$|transfer-|upgrade$|x-forwarded-)/;

/** Everything that is made by code instead of read from memory: Remix's pages and the machines' addresses. */
export class Pages {
  readonly #app;
  #rendering = 0;

  constructor(private readonly options: PageOptions) {
    this.#app = createMachines({ ...options, pages: (request, context) => this.#askRemix(request, context) });
  }

  /** What a domain may know about this request. */
  visitOf(exchange: Exchange): Visit {
    return {
      address: clientAddress(exchange.request, this.options.proxyHops),
      userAgent: exchange.request.headers["user-agent"] ?? "",
      language: exchange.language,
      path: exchange.pathname,
      query: new URLSearchParams(exchange.search),
      now: new Date(),
      requestId: exchange.id,
    };
  }

  /** Renders a public page out of its key alone: no cookie, no address, nothing that is somebody's. */
  async renderForEverybody(key: string): Promise<Answer> {
    const url = new URL(this.options.appOrigin() + key);
    const visit: Visit = {
      address: "",
      userAgent: "",
      language: languageOfPath(url.pathname),
      path: url.pathname,
      query: url.searchParams,
      now: new Date(),
      requestId: "",
    };
    const context = this.#contextOf(visit);
    const request = new Request(url, { headers: { Accept: "text/html" } });
    const response = await this.#app.fetch(request, { exchange: null, context });
    return toAnswer(response, { ...this.#surroundingsOf(url.pathname), styleHash: context.styleHash });
  }

  /** Answers one visitor's request, which nobody else will see. */
  async answer(exchange: Exchange, posted?: Posted): Promise<void> {
    const context = this.#contextOf(this.visitOf(exchange));
    if (posted?.signReply) context.signReply = posted.signReply;
    if (posted?.files) context.files = posted.files;
    const response = await this.#app.fetch(this.#toRequest(exchange, posted), { exchange, context });
    const around = {
      ...this.#surroundingsOf(exchange.pathname),
      nonce: context.nonce,
      styleHash: context.styleHash,
      preview: isPreview(exchange.search),
    };
    if (isDownload(response)) return streamResponse(exchange, response, around);
    return sendAnswer(exchange, await toAnswer(response, around));
  }

  #surroundingsOf(pathname: string) {
    return { surroundings: this.options, pathname };
  }

  #contextOf(visit: Visit): AppLoadContext {
    return {
      visit,
      enhanceHref: this.options.enhanceHref(),
      ...(isPanelPath(visit.path) && { nonce: randomBytes(18).toString("base64") }),
    };
  }

  #toRequest({ request, method, pathname, search }: Exchange, posted?: Posted): Request {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value === undefined || NOT_PASSED_ON.test(name)) continue;
      headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    }
    return new Request(this.options.appOrigin() + pathname + search, {
      method,
      headers,
      ...(posted ? { body: posted.body ?? posted.fields ?? null } : {}),
    });
  }

  async #askRemix(request: Request, context: AppLoadContext): Promise<Response> {
    if (this.#rendering >= this.options.mostRenders) throw new PageFailed(503);
    this.#rendering += 1;
    try {
      const response = await this.options.remix(request, context);
      if (response.status >= 500 && !saysItself(response))
        throw new PageFailed(context.databaseAway ? 503 : 500);
      return response;
    } finally {
      this.#rendering -= 1;
    }
  }
}
