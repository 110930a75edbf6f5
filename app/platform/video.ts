/** Whose videos may stand in a text. They are linked to, never loaded: nobody is watched before they choose to go. */
export const videoProviders = ["youtube", "vimeo"] as const;

export type VideoProvider = (typeof videoProviders)[number];
export type Video = { provider: VideoProvider; videoId: string };

export const providerNames: Record<VideoProvider, string> = { youtube: "YouTube", vimeo: "Vimeo" };

const ID: Record<VideoProvider, RegExp> = {
  youtube: /^[\w-]{11}$/,
  // An unlisted video has a key after its number.
  vimeo: /^\d{6,12}(?:\/[0-9a-f]{8,12})?$/,
};

export function isVideoId(provider: VideoProvider, videoId: string): boolean {
  return ID[provider].test(videoId);
}

/** Where a video can be watched. */
export function videoHref({ provider, videoId }: Video): string {
  return provider === "youtube"
    ? `https://www.youtube.com/watch?v=${videoId}`
    : `https://vimeo.com/${videoId}`;
}

/** The video that an address leads to, in any of the forms people copy; null for every other address. */
export function videoAt(address: string): Video | null {
  if (!URL.canParse(address.trim())) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(address.trim());
  if (protocol !== "https:" && protocol !== "http:") return null;
  const host = hostname.replace(/^(?:www|m|music)\./, "");
  const parts = pathname.split("/").filter(Boolean);
  if (host === "youtu.be") return checked("youtube", parts[0]);
  if (host === "youtube.com" || host === "youtube-nocookie.com") {
    const inPath = /^(?:embed|shorts|live|v)$/.test(parts[0] ?? "") ? parts[1] : undefined;
    return checked("youtube", inPath ?? searchParams.get("v") ?? undefined);
  }
  if (host === "player.vimeo.com") {
    const key = searchParams.get("h");
    return checked("vimeo", key ? `${parts[1]}/${key}` : parts[1]);
  }
  if (host !== "vimeo.com") return null;
  const at = parts.findIndex((part) => /^\d+$/.test(part));
  return checked("vimeo", at < 0 ? undefined : parts.slice(at, at + 2).join("/"));
}

function checked(provider: VideoProvider, videoId: string | undefined): Video | null {
  return videoId && isVideoId(provider, videoId) ? { provider, videoId } : null;
}
