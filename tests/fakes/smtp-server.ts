import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type ReceivedMail = { from: string; to: string[]; raw: string };

/** How the fake answers one step; null lets it pass. Thrown away connections are an answer, too. */
type Answer = { code: number; message: string } | "hang up" | null;

export type FakeSmtp = {
  url: string;
  port: number;
  received: ReceivedMail[];
  /** Asked at RCPT TO, and after the whole message has arrived. */
  onRecipient: (address: string) => Answer;
  onMessage: (mail: ReceivedMail) => Answer;
  /** Milliseconds before a message is answered. */
  delay: number;
  stop(): Promise<void>;
};

/** A mail server on the wire, without TLS or login. `port` 0 takes a free one. */
export async function startFakeSmtp({ port = 0, ...options }: SMTPServerOptions & { port?: number } = {}) {
  const fake: FakeSmtp = {
    url: "",
    port: 0,
    received: [],
    onRecipient: () => null,
    onMessage: () => null,
    delay: 0,
    stop: async () => {},
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    disableReverseLookup: true,
    ...options,
    onRcptTo({ address }, session, done) {
      answer(fake.onRecipient(address), done, () => hangUp(server, session.id));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        };
        const verdict = fake.onMessage(mail);
        if (verdict === null) fake.received.push(mail);
        setTimeout(() => answer(verdict, done, () => hangUp(server, session.id)), fake.delay);
      });
    },
  });
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  fake.port = (server.server.address() as AddressInfo).port;
  fake.url = `smtp://127.0.0.1:${fake.port}`;
  fake.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return fake;
}

function answer(verdict: Answer, done: (error?: Error) => void, cut: () => void) {
  if (verdict === "hang up") return cut();
  if (verdict === null) return done();
  done(Object.assign(new Error(verdict.message), { responseCode: verdict.code }));
}

function hangUp(server: SMTPServer, sessionId: string) {
  type Connection = { id: string; session?: { id: string }; _socket: { destroy(): void } };
  const { connections } = server as unknown as { connections: Set<Connection> };
  for (const connection of connections) {
    if (connection.id === sessionId || connection.session?.id === sessionId) connection._socket.destroy();
  }
}
