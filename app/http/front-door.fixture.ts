import { request as nodeRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { FrontDoor, type FrontDoorOptions } from "./front-door.server.ts";

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  body: Buffer;
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A front door on a free port, with stand-ins for what lies behind it, and a plain client for it. */
export async function openDoor(overrides: Partial<FrontDoorOptions> = {}) {
  const door = new FrontDoor({
    https: false,
    development: false,
    remix: async () => new Response("none", { status: 404 }),
    uploads: { folder: path.join(tmpdir(), `arriving-${process.pid}`), mayUpload: async () => true },
    sign: async () => ({ kind: "not-found" }),
    officials: {
      version: async () => 1,
      countLookUp: async () => 0,
      lookUp: async () => ({ outcome: "unknown-zip" }),
    },
    files: { find: () => undefined },
    enhanceHref: () => "/assets/enhance-1.js",
    appOrigin: () => "http://campaign.test",
    proxyHops: 0,
    readiness: async () => ({ ready: true }),
    metrics: async () => ({ contentType: "text/plain", text: "numbers" }),
    metricsToken: undefined,
    mostSigns: 10,
    mostRenders: 10,
    ...overrides,
  });
  await new Promise<void>((resolve) => door.server.listen(0, "127.0.0.1", resolve));
  const { port } = door.server.address() as AddressInfo;

  function ask(path: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sending = nodeRequest(
        { port, host: "127.0.0.1", path, method, headers, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk) => chunks.push(chunk));
          answer.on("end", () => {
            const all = Buffer.concat(chunks);
            resolve({ status: answer.statusCode!, headers: answer.headers, text: all.toString(), body: all });
          });
        },
      );
      sending.on("error", reject);
      sending.end(body);
    });
  }

  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    ask(path, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(Buffer.byteLength(body)),
        ...headers,
      },
    });

  return { door, port, ask, post, close: () => door.drain(50) };
}

/** A page as Remix would answer it. */
export function page(text: string, headers: Record<string, string> = {}): Response {
  return new Response(`<!DOCTYPE html><title>${text}</title>${"<p>words</p>".repeat(200)}`, {
    headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
  });
}

export const PUBLIC = { "Cache-Control": "public, max-age=1, stale-while-revalidate=1" };

/** Opens front doors for the tests of a file; `afterEach` closes them when their test is over. */
export function doors(afterEach: (close: () => Promise<void>) => void): typeof openDoor {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((opened) => opened.close()));
  });
  return async (...args) => {
    const opened = await openDoor(...args);
    open.push(opened);
    return opened;
  };
}
