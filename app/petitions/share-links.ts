export type ShareLinks = Record<"whatsapp" | "sms" | "mail" | "bluesky" | "x" | "facebook", string>;

/**
 * Addresses that open another service's composer with `text` and `url` in it. Nothing of theirs is loaded into
 * our page; whoever presses goes there.
 * `text` has up to 200 characters and no link; `url` is absolute; `title` is the subject of a mail.
 * Each link carries where it was shared, as `source`, so that the sheet tells what works.
 */
export function shareLinks({ title, text, url }: { title: string; text: string; url: string }): ShareLinks {
  const from = (source: string) => withSource(url, source);
  const both = (source: string) => encodeURIComponent(`${text} ${from(source)}`);
  return {
    whatsapp: `https://wa.me/?text=${both("whatsapp")}`,
    // Both platforms read "?&body=": iOS wants the ampersand, Android the question mark.
    sms: `sms:?&body=${both("sms")}`,
    mail: `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${text}\r\n\r\n${from("email")}`)}`,
    bluesky: `https://bsky.app/intent/compose?text=${both("bluesky")}`,
    x: `https://x.com/intent/post?text=${encodeURIComponent(text)}&url=${encodeURIComponent(from("x"))}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(from("facebook"))}`,
  };
}

/** The address with `source` set, other parameters kept. */
export function withSource(url: string, source: string): string {
  const address = new URL(url);
  address.searchParams.set("source", source);
  return address.href;
}
