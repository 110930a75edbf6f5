/** As far into a page as its own word for its letters is looked for. */
const HEAD = 4_096;

/** A charset that a browser knows by this name; null for what is none. */
function decoderFor(name: string | undefined): TextDecoder | null {
  try {
    return name ? new TextDecoder(name.trim()) : null;
  } catch {
    return null;
  }
}

const markOf = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return undefined;
};

/**
 * The text of an HTML page, in the letters that its first bytes, its header or its own head name, in this order, as
 * browsers do; else UTF-8. What cannot be read becomes U+FFFD.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
  const inHead = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  const inHeader = /;\s*charset\s*=\s*"?\s*([\w:.-]+)/i.exec(contentType)?.[1];
  const decoder =
    decoderFor(markOf(bytes)) ?? decoderFor(inHeader) ?? decoderFor(inHead) ?? new TextDecoder("utf-8");
  return decoder.decode(bytes);
}
