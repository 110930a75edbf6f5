import { readFileSync } from "node:fs";
import path from "node:path";

type Enhancement = "main" | "solve-worker";

let known: Record<Enhancement, string> | undefined;

/**
 * Address of a browser script that the build wrote down: `main` enhances public pages, `solve-worker` does
 * proof of work for it. Null while there is no build: pages work without either.
 */
export function enhancementHref(name: Enhancement, file = path.resolve("build/enhance.json")): string | null {
  try {
    known ??= JSON.parse(readFileSync(file, "utf8")) as Record<Enhancement, string>;
  } catch {
    return null;
  }
  return known[name];
}

/** Address of the script that enhances public pages. */
export function enhanceHref(): string | null {
  return enhancementHref("main");
}
