import net from "node:net";

/**
 * One keep-alive connection that sends ready-made requests and reads answers with a `Content-Length`: as little
 * work as HTTP allows, so that what is measured is the server.
 */
export class Connection {
  #socket;
  #pieces = [];
  #length = 0;
  #missing = -1;
  #head = "";
  #done = null;

  constructor(port) {
    this.port = port;
  }

  /** @returns {Promise<{ status: number, head: string, body: Buffer }>}. Errors: the connection was lost. */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
      if (!this.#socket) this.#open();
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open() {
    const socket = net.connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    this.#reset();
    socket.on("data", (chunk) => this.#take(chunk));
    const lost = (error) => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#settle("reject", error ?? new Error("The connection was closed"));
    };
    socket.on("error", lost);
    socket.on("close", () => lost());
  }

  #reset() {
    this.#pieces = [];
    this.#length = 0;
    this.#missing = -1;
  }

  #settle(how, value) {
    const done = this.#done;
    this.#done = null;
    done?.[how](value);
  }

  #take(chunk) {
    this.#pieces.push(chunk);
    this.#length += chunk.length;
    if (this.#missing < 0) {
      const all = this.#pieces.length === 1 ? chunk : Buffer.concat(this.#pieces);
      const end = all.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#head = all.toString("latin1", 0, end);
      this.#pieces = [all.subarray(end + 4)];
      this.#length = all.length - end - 4;
      const length = /\r\ncontent-length: (\d+)/i.exec(this.#head);
      this.#missing = length ? Number(length[1]) : 0;
    }
    if (this.#length < this.#missing) return;
    const answer = {
      status: Number(this.#head.slice(9, 12)),
      head: this.#head,
      body: this.#pieces.length === 1 ? this.#pieces[0] : Buffer.concat(this.#pieces),
    };
    const closing = /\r\nconnection: close/i.test(this.#head);
    this.#reset();
    if (closing) this.close();
    this.#settle("resolve", answer);
  }
}

/** A request as bytes. `headers` are lines without their ends. */
export function requestBytes(method, path, headers = [], body = "") {
  const lines = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", ...headers];
  if (body) {
    lines.push(
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${Buffer.byteLength(body)}`,
    );
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Asks once, on a connection of its own. */
export async function askOnce(port, path, headers = []) {
  const connection = new Connection(port);
  try {
    return await connection.send(requestBytes("GET", path, headers));
  } finally {
    connection.close();
  }
}
