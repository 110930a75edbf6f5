import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import house from "#app/ui/css/index.css?inline";
import { type Inks, themeCss, themeHref } from "#app/ui/theme.ts";

/** A page's style and the source that lets a policy allow exactly this text. */
interface PageStyle {
  css: string;
  hash: string;
}

// Inks are chosen by organizers; a site has a handful.
const styles = new LRUCache<string, PageStyle>({ max: 100 });

/**
 * The house sheet and the theme of these inks in one piece. It stands in the page, because a phone on a slow
 * connection would otherwise wait a second round trip before it could paint anything.
 * Source: docs/decisions/0028-public-pages-carry-their-style.md.
 */
export function pageStyle(inks: Inks): PageStyle {
  const name = themeHref(inks);
  let style = styles.get(name);
  if (!style) {
    const css = house + themeCss(inks);
    style = { css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}` };
    styles.set(name, style);
  }
  return style;
}
