import { createSocket } from "node:dgram";
import { once } from "node:events";

type Records = { TXT?: string[]; MX?: [priority: number, host: string][]; A?: string[] };

export type FakeDns = {
  /** For `setServers`. */
  address: string;
  /** What each name has; one that is missing does not exist. */
  zone: Record<string, Records>;
  /** Answers nothing any more, as a server behind a silent firewall. */
  silent: boolean;
  stop(): Promise<void>;
};

const TYPES = { A: 1, MX: 15, TXT: 16 } as const;

/** A name server on the wire (UDP), for the few kinds of record that are asked for. */
export async function startFakeDns(zone: FakeDns["zone"] = {}): Promise<FakeDns> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const fake: FakeDns = {
    address: `127.0.0.1:${socket.address().port}`,
    zone,
    silent: false,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on("message", (query, { port, address }) => {
    if (!fake.silent) socket.send(answer(query, fake.zone), port, address);
  });
  return fake;
}

function answer(query: Buffer, zone: FakeDns["zone"]): Buffer {
  const labels: string[] = [];
  let at = 12;
  while (query[at]! > 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + query[at]!));
    at += 1 + query[at]!;
  }
  const question = query.subarray(12, at + 5);
  const records = zone[labels.join(".").toLowerCase()];
  const data = records ? dataOf(records, query.readUInt16BE(at + 1)) : [];
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  // An answer to a question that wanted recursion; 3: no such name.
  header.writeUInt16BE(0x8180 | (records ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  const type = query.readUInt16BE(at + 1);
  return Buffer.concat([header, question, ...data.map((content) => record(type, content))]);
}

function dataOf({ TXT = [], MX = [], A = [] }: Records, type: number): Buffer[] {
  if (type === TYPES.TXT) return TXT.map((text) => Buffer.concat(chunks(text)));
  if (type === TYPES.A) return A.map((address) => Buffer.from(address.split(".").map(Number)));
  if (type !== TYPES.MX) return [];
  return MX.map(([priority, host]) =>
    Buffer.concat([Buffer.from([priority >> 8, priority & 255]), nameOf(host)]),
  );
}

/** A text of any length, in strings of 255 bytes at most. */
function chunks(text: string): Buffer[] {
  const parts = text.match(/.{1,255}/gs) ?? [""];
  return parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part, "latin1")]));
}

function nameOf(host: string): Buffer {
  const labels = host.split(".").filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function record(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(12);
  // The name is the question's, 12 bytes into the message.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(content.length, 10);
  return Buffer.concat([head, content]);
}
