/** Path and query of a request line; `search` is empty or starts with "?". */
export interface RequestTarget {
  pathname: string;
  search: string;
}

/** Tells whether every percent sequence is UTF-8 and none of them is a NUL byte. */
export function isWellFormed(text: string): boolean {
  if (text.includes("\0")) return false;
  if (!text.includes("%")) return true;
  if (text.includes("%00")) return false;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Splits the target of a request line. Null when it is to be answered 400: not a path, a NUL byte, a
 * broken percent sequence. Node itself refuses what is not ASCII.
 */
export function readTarget(url: string): RequestTarget | null {
  // A path that starts with two slashes would be read as a host by every URL parser further on.
  if (!url.startsWith("/") || url.startsWith("//") || url.includes("\\")) return null;
  if (!isWellFormed(url)) return null;
  const cut = url.indexOf("?");
  if (cut < 0) return { pathname: url, search: "" };
  return { pathname: url.slice(0, cut), search: cut === url.length - 1 ? "" : url.slice(cut) };
}
