import fs from "node:fs";

const FULL_BYTES = 32_768;
const FLUSH_MS = 200;
/** A reader that has stopped reading costs its lines, not our memory. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Collects lines and writes them to a file descriptor some kilobytes or a fifth of a second at a time: a write
 * for each line costs more than answering a request does. What is left is written when the process exits.
 */
export class LineBuffer {
  #lines = "";
  #unwritten: Buffer = Buffer.alloc(0);
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly descriptor: number) {
    process.once("exit", () => this.flush());
  }

  write(line: string): void {
    this.#lines += line;
    if (this.#lines.length >= FULL_BYTES) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
  }

  /** Writes as much as the reader takes; the rest waits for the next time. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#unwritten.length;
    let rest = waiting
      ? Buffer.concat([this.#unwritten, Buffer.from(this.#lines)])
      : Buffer.from(this.#lines);
    this.#lines = "";
    try {
      while (rest.length > 0) rest = rest.subarray(fs.writeSync(this.descriptor, rest));
    } catch (error) {
      // EAGAIN: a pipe whose reader is slow. Anything else (the reader is gone) cannot be told anybody.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") rest = Buffer.alloc(0);
    }
    this.#unwritten = rest.length > MOST_BYTES ? Buffer.alloc(0) : rest;
    if (rest.length > 0) this.#timer = setTimeout(() => this.flush(), FLUSH_MS).unref();
  }
}
