const PANEL = /^\/admin(?:[/.]|$)/;
/** Here the path carries a secret that lets somebody in. */
const LINK = /^\/admin\/(?:set-up|invitation|reset)\/[^/]+/;

/** Whether a path belongs to the organizers' panel; "/admin.data" is what its front page fetches. */
export function isPanelPath(pathname: string): boolean {
  return PANEL.test(pathname);
}

/** Whether a path is a one-time link into the panel: it must not reach logs or other sites' referrers. */
export function isPanelLink(pathname: string): boolean {
  return LINK.test(pathname);
}

/** Where to go after signing in: a page of the panel, else its front page. Nothing leads off the site. */
export function panelPath(to: string | null | undefined): string {
  if (!to || !isPanelPath(to.split(/[?#]/)[0]!) || /[\\\s]|[^\x21-\x7e]|\.\.|\.data\b/.test(to))
    return "/admin";
  return to;
}
