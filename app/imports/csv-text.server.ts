import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type EncodingReading =
  | { ok: true; encoding: Encoding }
  /** A workbook or another thing that is no text. */
  | { ok: false; problem: "spreadsheet" | "not-text" | "empty" };

const SAMPLE_BYTES = 65_536;

/**
 * How a file's bytes are to be read: by its mark, by the zeros of UTF-16, else as UTF-8 when all of it is, and as
 * Windows-1252, which old spreadsheets write, when it is not.
 */
export async function findEncoding(path: string): Promise<EncodingReading> {
  const head = await headOf(path);
  if (head.length === 0) return { ok: false, problem: "empty" };
  if (["504b0304", "d0cf11e0"].includes(head.subarray(0, 4).toString("hex")))
    return { ok: false, problem: "spreadsheet" };
  const marked =
    head[0] === 0xff && head[1] === 0xfe
      ? "utf-16le"
      : head[0] === 0xfe && head[1] === 0xff
        ? "utf-16be"
        : null;
  const encoding = marked ?? byZeros(head);
  if (encoding) return { ok: true, encoding };
  if (head.includes(0)) return { ok: false, problem: "not-text" };
  return { ok: true, encoding: (await isUtf8(path)) ? "utf-8" : "windows-1252" };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Latin letters in UTF-16 have a zero in every second place. */
function byZeros(head: Buffer): Encoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const many = head.length / 4;
  if (zeros[1]! > many && zeros[0]! < many / 10) return "utf-16le";
  return zeros[0]! > many && zeros[1]! < many / 10 ? "utf-16be" : null;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** A file as text, piece by piece, without its mark and without the line by which a spreadsheet names its separator. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let first = true;
  for await (const chunk of createReadStream(path)) {
    const text = decoder.decode(chunk as Buffer, { stream: true });
    yield first ? text.replace(/^"?sep=.?"?\r?\n/i, "") : text;
    first = false;
  }
  yield decoder.decode();
}
