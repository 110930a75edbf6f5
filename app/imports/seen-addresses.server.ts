import { createHash } from "node:crypto";

/**
 * In which row of a file an address stood first. Holds 64 bits of each address and a row number, so that a million
 * addresses take some 25 MB; two different ones are taken for one with odds of one in some thirty million files.
 */
export class SeenAddresses {
  #capacity = 4_096;
  #size = 0;
  #high = new Uint32Array(this.#capacity);
  #low = new Uint32Array(this.#capacity);
  #rows = new Uint32Array(this.#capacity);

  /** The row in which it stood before; null when this is the first one, which is kept. `row` is 1 or more. */
  firstRow(address: string, row: number): number | null {
    const hash = createHash("sha1").update(address).digest();
    const [high, low] = [hash.readUInt32LE(0), hash.readUInt32LE(4)];
    const slot = this.#slotOf(high, low);
    if (this.#rows[slot] !== 0) return this.#rows[slot]!;
    this.#put(slot, high, low, row);
    this.#size += 1;
    if (this.#size * 2 > this.#capacity) this.#grow();
    return null;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#capacity - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      if (this.#rows[slot] === 0) return slot;
      if (this.#high[slot] === high && this.#low[slot] === low) return slot;
    }
  }

  #put(slot: number, high: number, low: number, row: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#rows[slot] = row;
  }

  #grow(): void {
    const [high, low, rows] = [this.#high, this.#low, this.#rows];
    this.#capacity *= 2;
    this.#high = new Uint32Array(this.#capacity);
    this.#low = new Uint32Array(this.#capacity);
    this.#rows = new Uint32Array(this.#capacity);
    for (const [at, row] of rows.entries())
      if (row !== 0) this.#put(this.#slotOf(high[at]!, low[at]!), high[at]!, low[at]!, row);
  }
}
