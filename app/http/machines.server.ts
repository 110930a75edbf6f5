import type { AppLoadContext } from "@remix-run/node";
import { Hono } from "hono";
import { isLanguage, type Language, localPath, withoutLanguage } from "#app/i18n/language.ts";
import type { Readiness } from "#app/platform/readiness.server.ts";
import { parseThemeHref, themeCss } from "#app/ui/theme.ts";
import { isPrivatePeer } from "./client-address.server.ts";
import type { Exchange } from "./exchange.server.ts";
import { isTracking } from "./page-key.ts";
import { isOwnOrigin } from "./same-origin.ts";

export interface MachineSources {
  readiness(): Promise<Readiness>;
  /** The metrics of all processes behind this port, in Prometheus' text form. */
  metrics(): Promise<{ contentType: string; text: string }>;
  /** METRICS_TOKEN; without one only the machine and its private network may read metrics. */
  metricsToken: string | undefined;
  /** Answers everything that is not for machines. */
  pages(request: Request, context: AppLoadContext): Promise<Response>;
}

/** What Hono's handlers find in `c.env`. */
export interface MachineEnv {
  Bindings: {
    /** Null while a page is rendered for everybody. */
    exchange: Exchange | null;
    context: AppLoadContext;
  };
}

const A_YEAR = 31_536_000;
const never = { "Cache-Control": "no-store" };

/**
 * Where a language switch leads: the same page of this site in that language. Anything that is not a path of
 * this site, before or after the language was taken off, is its front page: browsers read "//x" as a host.
 * Kept pages know nothing of who brought a visitor, and neither does their link: `pressedOn`, the address of
 * ours that the browser says the switch stood on, has those parameters.
 */
export function pathOfSwitch(
  to: string | undefined,
  language: Language,
  pressedOn: URL | null = null,
): string {
  const usable = to?.startsWith("/") && !/[\\\s]|[^\x21-\x7e]/.test(to);
  // Dots are resolved here as a browser would, so that what is checked is what is followed.
  const target = new URL(usable ? `http://site.invalid${to}` : "http://site.invalid/");
  const { pathname, hash } = target;
  const page = withoutLanguage(pathname);
  if (pathname.startsWith("//") || page.startsWith("//")) return localPath(language, "/");
  if (pressedOn?.pathname === pathname) carryTracking(pressedOn.searchParams, target.searchParams);
  return localPath(language, page) + target.search + hash;
}

function carryTracking(from: URLSearchParams, to: URLSearchParams): void {
  for (const [name, value] of from) {
    if (isTracking(name) && !to.has(name)) to.append(name, value);
  }
}

/** The page of this site that a request says it comes from; null for other sites and for none. */
function ownReferer(exchange: Exchange | null, appOrigin: string): URL | null {
  const { referer, host } = exchange?.request.headers ?? {};
  if (!referer || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  return isOwnOrigin(url.origin, host, appOrigin) ? url : null;
}

/** A request that came through a proxy says so; one from the next machine does not. */
function mayReadMetrics(exchange: Exchange | null, token: string | undefined): boolean {
  if (!exchange) return false;
  const { headers, socket } = exchange.request;
  if (token) return headers.authorization === `Bearer ${token}`;
  const proxied = headers["x-forwarded-for"] ?? headers.forwarded;
  return proxied === undefined && isPrivatePeer(socket.remoteAddress ?? "");
}

/** Addresses for machines: health, metrics, theme stylesheets; and the switch that sets the language cookie. */
export function createMachines({
  readiness,
  metrics,
  metricsToken,
  pages,
}: MachineSources): Hono<MachineEnv> {
  const app = new Hono<MachineEnv>();

  app.get("/healthz", (c) => c.text("ok\n", 200, never));

  app.get("/readyz", async (c) => {
    const state = await readiness();
    return c.json(state, state.ready ? 200 : 503, state.ready ? never : { ...never, "Retry-After": "2" });
  });

  app.get("/metrics", async (c) => {
    if (!mayReadMetrics(c.env.exchange, metricsToken)) return c.text("forbidden\n", 403, never);
    const { contentType, text } = await metrics();
    return c.body(text, 200, { ...never, "Content-Type": contentType });
  });

  app.get("/themes/:file", (c, next) => {
    const inks = parseThemeHref(c.req.path);
    if (!inks) return next() as never;
    return c.body(themeCss(inks), 200, {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": `public, max-age=${A_YEAR}, immutable`,
    });
  });

  app.get("/language/:code", (c, next) => {
    const language = c.req.param("code");
    if (!isLanguage(language)) return next() as never;
    const pressedOn = ownReferer(c.env.exchange, new URL(c.req.url).origin);
    return c.body(null, 303, {
      ...never,
      Location: pathOfSwitch(c.req.query("to"), language, pressedOn),
      "Set-Cookie": `lang=${language}; Path=/; Max-Age=${A_YEAR}; HttpOnly; SameSite=Lax`,
    });
  });

  app.all("*", (c) => pages(c.req.raw, c.env.context));

  // The front door has its own words for errors, and its own log.
  app.onError((error) => {
    throw error;
  });

  return app;
}
