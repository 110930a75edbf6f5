/** A GeoJSON feature as far as it is looked at here. */
export type Feature = {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
};

const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];
const MOST_BYTES_OF_ONE = 64 * 1024 * 1024;

/**
 * The features of a GeoJSON FeatureCollection, one at a time, so that a file of any size can be read. Objects are cut
 * out by their braces and parsed alone. Throws a SyntaxError for what is no such file.
 */
export async function* geojsonFeatures(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Feature> {
  let left = Buffer.alloc(0);
  let begun = false;
  const cutter = new ObjectCutter();
  for await (const chunk of chunks) {
    left = Buffer.concat([left, chunk]);
    if (!begun) {
      const at = /"features"\s*:\s*\[/.exec(left.toString("latin1"));
      if (!at) {
        if (left.length > 1024 * 1024) break;
        continue;
      }
      begun = true;
      left = left.subarray(at.index + at[0].length);
    }
    for (const text of cutter.cut(left)) yield JSON.parse(text) as Feature;
    left = Buffer.from(left.subarray(cutter.used));
    cutter.used = 0;
    if (left.length > MOST_BYTES_OF_ONE) throw new SyntaxError("a feature is longer than 64 MB");
    if (cutter.isOver) return;
  }
  throw new SyntaxError(begun ? "the file ends in the middle" : "this is no GeoJSON FeatureCollection");
}

/** Cuts whole objects out of an array's bytes; keeps its place between one chunk and the next. */
class ObjectCutter {
  /** Bytes of what was last given that need not be given again. */
  used = 0;
  /** The array has been closed. */
  isOver = false;
  #scanned = 0;
  #depth = 0;
  #inString = false;
  #begin = 0;

  *cut(bytes: Buffer): Generator<string> {
    for (let at = this.#scanned; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (this.#inString) {
        if (byte === BACKSLASH) at += 1;
        else if (byte === QUOTE) this.#inString = false;
      } else if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN) {
        if (this.#depth === 0) this.#begin = at;
        this.#depth += 1;
      } else if (byte === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.used = at + 1;
          yield bytes.toString("utf8", this.#begin, at + 1);
        }
      } else if (byte === 0x5d && this.#depth === 0) {
        this.isOver = true;
        return;
      }
      this.#scanned = at + 1;
    }
    // What was not used comes again, at the beginning.
    this.#scanned = Math.max(this.#scanned, bytes.length) - this.used;
    this.#begin -= this.used;
  }
}
