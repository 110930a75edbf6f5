const MOST = 8;

/** The addresses typed one a line; null when one of them is no https address, or there are too many. */
export function socialLinks(typed: string): string[] | null {
  const lines = typed
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST) return null;
  const links = lines.map(readLink);
  return links.every((link) => link !== null) ? [...new Set(links)] : null;
}

function readLink(line: string): string | null {
  try {
    const { protocol, username, hostname, href } = new URL(line);
    const plain = protocol === "https:" && username === "" && hostname.includes(".") && href.length <= 300;
    return plain ? href : null;
  } catch {
    return null;
  }
}

const names: Record<string, string> = {
  "bsky.app": "Bluesky",
  "facebook.com": "Facebook",
  "instagram.com": "Instagram",
  "linkedin.com": "LinkedIn",
  "t.me": "Telegram",
  "threads.net": "Threads",
  "tiktok.com": "TikTok",
  "twitter.com": "X",
  "wa.me": "WhatsApp",
  "x.com": "X",
  "youtube.com": "YouTube",
};

/** What a link to a page elsewhere is called: the service, else its host. */
export function socialName(link: string): string {
  const host = new URL(link).hostname.replace(/^www\./, "");
  return names[host] ?? host;
}
