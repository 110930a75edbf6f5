import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export type KeptMail = { uid: number; raw: string; flags: Set<string> };

export type FakeImap = {
  /** With user and password, for EMAIL_REPORTS_IMAP_URL. */
  url: string;
  mails: KeptMail[];
  uidValidity: number;
  password: string;
  /** Hangs up when this many further mails have been fetched. */
  hangUpAfter: number;
  put(raw: string): KeptMail;
  stop(): Promise<void>;
};

const USER = "reports@site.test";

/** A mailbox on the wire: the few commands of IMAP4rev1 (RFC 3501) that reading and marking one takes, without TLS. */
export async function startFakeImap(): Promise<FakeImap> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    serve(socket, fake);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const fake: FakeImap = {
    url: `imap://${encodeURIComponent(USER)}:secret%20word@127.0.0.1:${port}/INBOX`,
    mails: [],
    uidValidity: 7,
    password: "secret word",
    hangUpAfter: Number.POSITIVE_INFINITY,
    put(raw) {
      const uid = (fake.mails.at(-1)?.uid ?? 0) + 1;
      const mail = { uid, raw: raw.replace(/\r?\n/g, "\r\n"), flags: new Set<string>() };
      fake.mails.push(mail);
      return mail;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function serve(socket: Socket, fake: FakeImap) {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let typed = "";
  say("* OK [CAPABILITY IMAP4rev1] ready");
  socket.on("data", (chunk) => {
    typed += chunk.toString("latin1");
    for (let end = typed.indexOf("\r\n"); end >= 0; end = typed.indexOf("\r\n")) {
      const line = typed.slice(0, end);
      typed = typed.slice(end + 2);
      obey(line, { fake, say, socket });
    }
  });
}

type Session = { fake: FakeImap; say: (line: string) => void; socket: Socket };

function obey(line: string, session: Session) {
  const [tag = "", first = "", ...words] = line.split(" ");
  const [verb, rest] =
    first.toUpperCase() === "UID"
      ? [`UID ${words[0]!.toUpperCase()}`, words.slice(1).join(" ")]
      : [first.toUpperCase(), words.join(" ")];
  const command = commands[verb];
  if (!command) return session.say(`${tag} BAD unknown command`);
  const answer = command(rest, session);
  if (answer !== null) session.say(`${tag} ${answer}`);
  if (verb === "LOGOUT") session.socket.end();
}

const commands: Record<string, (rest: string, session: Session) => string | null> = {
  CAPABILITY: (_, { say }) => {
    say("* CAPABILITY IMAP4rev1");
    return "OK done";
  },
  LOGIN: (rest, { fake }) =>
    rest === `"${USER}" "${fake.password}"` || rest === `${USER} "${fake.password}"`
      ? "OK logged in"
      : "NO [AUTHENTICATIONFAILED] wrong user or password",
  NOOP: () => "OK done",
  LIST: (_, { say }) => {
    say('* LIST (\\HasNoChildren) "/" "INBOX"');
    return "OK done";
  },
  LSUB: () => "OK done",
  SELECT: (rest, { fake, say }) => {
    if (!/^"?INBOX"?$/.test(rest)) return "NO no such mailbox";
    say("* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)");
    say(`* ${fake.mails.length} EXISTS`);
    say(`* OK [UIDVALIDITY ${fake.uidValidity}] valid`);
    say(`* OK [UIDNEXT ${(fake.mails.at(-1)?.uid ?? 0) + 1}] next`);
    say("* OK [PERMANENTFLAGS (\\Seen \\Deleted)] limited");
    return "OK [READ-WRITE] selected";
  },
  "UID SEARCH": (rest, { fake, say }) => {
    const from = Number(/UID (\d+):\*/.exec(rest)?.[1] ?? 1);
    const last = fake.mails.at(-1)?.uid;
    const found = fake.mails.filter(({ uid }) => uid >= from || uid === last).map(({ uid }) => uid);
    say(`* SEARCH ${found.join(" ")}`.trim());
    return "OK done";
  },
  "UID FETCH": (rest, { fake, say, socket }) => {
    if (fake.hangUpAfter-- <= 0) {
      socket.destroy();
      return null;
    }
    const at = fake.mails.findIndex(({ uid }) => uid === Number(/^\d+/.exec(rest)![0]));
    const mail = fake.mails[at];
    if (!mail) return "OK nothing";
    const [, from = "0", length = "0"] = /<(\d+)\.(\d+)>/.exec(rest) ?? [];
    const part = mail.raw.slice(Number(from), Number(from) + Number(length));
    // A fetch that does not peek marks the mail as seen.
    if (!/BODY\.PEEK\[/i.test(rest)) mail.flags.add("\\Seen");
    say(`* ${at + 1} FETCH (UID ${mail.uid} BODY[]<${from}> {${part.length}}`);
    say(`${part})`);
    return "OK done";
  },
  "UID STORE": (rest, { fake }) => {
    const [, uid, flags] = /^(\d+) \+FLAGS(?:\.SILENT)? \(([^)]*)\)/i.exec(rest) ?? [];
    const mail = fake.mails.find((each) => each.uid === Number(uid));
    for (const flag of flags?.split(" ") ?? []) mail?.flags.add(flag);
    return "OK done";
  },
  LOGOUT: (_, { say }) => {
    say("* BYE");
    return "OK bye";
  },
};
