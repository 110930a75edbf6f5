import { redirect } from "@remix-run/node";

/** Long enough to spare a request, short enough for an organizer who changes an address back. */
const SECONDS = 300;

/**
 * To be thrown where a page was asked for by an old slug: 301 to the same page under the new one, in the same
 * language and with the whole query.
 */
export function moved(request: Request, from: string, to: string): Response {
  const { pathname, search } = new URL(request.url);
  const path = pathname
    .split("/")
    .map((part, at, parts) =>
      part === from && /^(?:campaigns|petitions)$/.test(parts[at - 1] ?? "") ? to : part,
    )
    .join("/");
  return movedTo(path + search);
}

/** The same where the whole new path is known. */
export function movedTo(path: string): Response {
  return redirect(path, { status: 301, headers: { "Cache-Control": `public, max-age=${SECONDS}` } });
}
