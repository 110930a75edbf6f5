import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import { isWellFormed } from "./request-target.ts";

/** The longest body of any public form, in bytes. */
export const BODY_LIMIT = 64 * 1024;

/** How long a form without files may take to arrive. */
const BODY_TIMEOUT_MS = 20_000;

export type FormReading =
  | { ok: true; fields: URLSearchParams }
  /** 400 broken encoding, 408 cut off, 413 too long, 415 another kind of body. */
  | { ok: false; status: 400 | 408 | 413 | 415 };

/** Collects a body up to `limit` bytes. Null: longer than that. Rejects when the sender goes away. */
function collect(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.pause();
      request.removeAllListeners("data");
      resolve(null);
    });
    const timer = setTimeout(() => {
      request.pause();
      request.removeAllListeners("data");
      reject(new Error("The body took too long"));
    }, BODY_TIMEOUT_MS);
    request.on("close", () => clearTimeout(timer));
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("The body was cut off")));
  });
}

function parseUrlencoded(body: Buffer): URLSearchParams | null {
  if (!isUtf8(body)) return null;
  const text = body.toString("utf8");
  return isWellFormed(text) ? new URLSearchParams(text) : null;
}

/** Files are left out: no public form asks for one, and unknown fields are ignored. `readUpload` takes them. */
function parseMultipart(body: Buffer, contentType: string): Promise<URLSearchParams | null> {
  if (body.includes(0) || !isUtf8(body)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const fields = new URLSearchParams();
    try {
      const parser = new Busboy({ headers: { "content-type": contentType } });
      parser.on("field", (name, value) => fields.append(name, value));
      parser.on("file", (_name, file) => file.resume());
      parser.once("error", () => resolve(null));
      parser.once("finish", () => resolve(fields));
      parser.end(body);
    } catch {
      resolve(null);
    }
  });
}

function kindOf(contentType: string): "urlencoded" | "multipart" | null {
  if (contentType === "application/x-www-form-urlencoded") return "urlencoded";
  const [type, ...parameters] = contentType.toLowerCase().split(";");
  const charset = parameters.find((parameter) => parameter.trim().startsWith("charset="));
  if (charset && !/=\s*"?utf-?8"?\s*$/.test(charset)) return null;
  if (type!.trim() === "application/x-www-form-urlencoded") return "urlencoded";
  return type!.trim() === "multipart/form-data" ? "multipart" : null;
}

/**
 * Reads a posted form of either kind into one shape. An empty body is an empty form, whatever its type:
 * a button may be all there is to it.
 */
export async function readForm(request: IncomingMessage, limit = BODY_LIMIT): Promise<FormReading> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return { ok: false, status: 413 };
  const contentType = request.headers["content-type"] ?? "";
  const kind = kindOf(contentType);
  if (request.headers["content-encoding"] || (kind === null && contentType !== "")) {
    return { ok: false, status: 415 };
  }
  let body: Buffer | null;
  try {
    body = await collect(request, limit);
  } catch {
    return { ok: false, status: 408 };
  }
  if (body === null) return { ok: false, status: 413 };
  if (body.length === 0) return { ok: true, fields: new URLSearchParams() };
  if (kind === null) return { ok: false, status: 415 };
  const fields = kind === "urlencoded" ? parseUrlencoded(body) : await parseMultipart(body, contentType);
  return fields ? { ok: true, fields } : { ok: false, status: 400 };
}

/** What a machine posts may hold a whole invoice. */
const HOOK_LIMIT = 512 * 1024;

/** A body of any type as the text that it is, to the byte: what is signed is checked on it. */
export async function readHook(
  request: IncomingMessage,
): Promise<{ ok: true; body: string } | { ok: false; status: 400 | 408 | 413 }> {
  if (Number(request.headers["content-length"] ?? 0) > HOOK_LIMIT) return { ok: false, status: 413 };
  let body: Buffer | null;
  try {
    body = await collect(request, HOOK_LIMIT);
  } catch {
    return { ok: false, status: 408 };
  }
  if (body === null) return { ok: false, status: 413 };
  return isUtf8(body) ? { ok: true, body: body.toString("utf8") } : { ok: false, status: 400 };
}
