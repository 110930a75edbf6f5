import fs from "node:fs";

const FULL_BYTES = 32_768;
const FLUSH_MS = 200;
/** A reader that has stopped reading costs its lines, not our memory. */
const MOST_BYTES = 8 * 1024 * 1024;

const NOTHING = Buffer.alloc(0);
/** UTF-8 takes three bytes at most for what JavaScript counts as one. */
const WIDEST = 3;

/**
 * Collects lines and writes them to a file descriptor some kilobytes or a fifth of a second at a time: a write
 * for each line costs more than answering a request does. What is left is written when the process exits.
 */
export class LineBuffer {
  // Bytes, since a long string that grows line by line is kept, moved and flattened at some cost.
  readonly #bytes = Buffer.allocUnsafeSlow(FULL_BYTES);
  #filled = 0;
  #unwritten: Buffer = NOTHING;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly descriptor: number) {
    process.once("exit", () => this.flush());
  }

  write(line: string): void {
    const most = line.length * WIDEST;
    if (this.#filled + most > FULL_BYTES) this.flush();
    if (most > FULL_BYTES) {
      this.#send(Buffer.from(line));
    } else {
      this.#filled += this.#bytes.write(line, this.#filled);
      this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
    }
  }

  flush(): void {
    const filled = this.#bytes.subarray(0, this.#filled);
    this.#filled = 0;
    this.#send(filled);
  }

  /** Writes as much as the reader takes; the rest waits for the next time. */
  #send(bytes: Buffer): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let rest = this.#unwritten.length > 0 ? Buffer.concat([this.#unwritten, bytes]) : bytes;
    try {
      while (rest.length > 0) rest = rest.subarray(fs.writeSync(this.descriptor, rest));
    } catch (error) {
      // EAGAIN: a pipe whose reader is slow. Anything else (the reader is gone) cannot be told anybody.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") rest = NOTHING;
    }
    // The bytes are written over from here on.
    this.#unwritten = rest.length > MOST_BYTES || rest.length === 0 ? NOTHING : Buffer.from(rest);
    if (rest.length > 0) this.#timer = setTimeout(() => this.flush(), FLUSH_MS).unref();
  }
}
