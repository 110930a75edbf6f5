import { isLookUpPage } from "./look-up-path.ts";
import { isPanelLink, isPanelPath } from "./panel-path.ts";
import { isTokenPage } from "./same-origin.ts";

/** A header list as node's `writeHead` takes it: name, value, name, value. */
export type FlatHeaders = string[];

export interface Surroundings {
  /** The public origin is https. */
  https: boolean;
  /** Vite's development server injects styles and a socket. */
  development: boolean;
}

/** What a response's policy must allow beyond our own files. */
export interface Allowances {
  /** A hash source for the one inline style of a page. */
  styleHash?: string;
  /** Fresh for this response alone: its own inline scripts run, such as what a page of the panel starts with. */
  nonce?: string;
  /** Pages of ours may show it in a frame. */
  framed?: boolean;
  /** It may ask the browser where its reader is. */
  geolocates?: boolean;
  /** Its form leads on to the page of this origin on which one pays. */
  paysAt?: string | null;
}

/**
 * The Content-Security-Policy of a page. Public pages hold one inline style, which their policy knows
 * by its hash, and no inline script; pages of the panel start their scripts inline, under a nonce.
 */
export function contentSecurityPolicy({ https, development }: Surroundings, allow: Allowances = {}): string {
  const inline = development ? " 'unsafe-inline'" : "";
  const script = allow.nonce ? ` 'nonce-${allow.nonce}'` : inline;
  const style = allow.styleHash ? ` '${allow.styleHash}'` : "";
  return [
    "default-src 'none'",
    `script-src 'self'${script}`,
    `style-src 'self'${development ? inline : style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    // Previews and mails are looked at in frames of the panel.
    ...(allow.nonce ? ["frame-src 'self'"] : []),
    `form-action 'self'${allow.paysAt ? ` ${allow.paysAt}` : ""}`,
    "base-uri 'none'",
    `frame-ancestors ${allow.framed ? "'self'" : "'none'"}`,
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Headers of every response, whatever it carries. `contentType`: pictures may be shown by other sites. */
export function safetyHeaders({ https }: Surroundings, pathname: string, contentType: string): FlatHeaders {
  const headers = [
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    isTokenPage(pathname) || isPanelLink(pathname) || isLookUpPage(pathname)
      ? "no-referrer"
      : "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy",
    contentType.startsWith("image/") ? "cross-origin" : "same-origin",
  ];
  if (isPanelPath(pathname)) headers.push("X-Robots-Tag", "noindex, nofollow");
  if (https) headers.push("Strict-Transport-Security", "max-age=31536000");
  return headers;
}

/** Headers that only a document needs. */
export function documentHeaders(surroundings: Surroundings, allow?: Allowances): FlatHeaders {
  return [
    "Content-Security-Policy",
    contentSecurityPolicy(surroundings, allow),
    "Permissions-Policy",
    `accelerometer=(), camera=(), geolocation=(${allow?.geolocates ? "self" : ""}), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()`,
    "Cross-Origin-Opener-Policy",
    "same-origin",
    "X-Frame-Options",
    allow?.framed ? "SAMEORIGIN" : "DENY",
  ];
}

/** A `Set-Cookie` with `Secure` where the public origin is https, whoever wrote it. */
export function markSecure(cookie: string, { https }: Surroundings): string {
  return https && !/;\s*secure\b/i.test(cookie) ? `${cookie}; Secure` : cookie;
}
