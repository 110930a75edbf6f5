import { randomBytes } from "node:crypto";

const POOL_BYTES = 8_192;

let pool = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes for keys and codes, from a pool filled by the system's generator: asking it each time takes longer
 * than all that is done with the answer. No byte is given out twice.
 */
export function randomFromPool(size: number): Buffer {
  if (used + size > pool.length) {
    pool = randomBytes(Math.max(POOL_BYTES, size));
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}
