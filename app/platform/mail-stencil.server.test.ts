import { generateKeyPairSync } from "node:crypto";
import { dkimVerify } from "mailauth/lib/dkim/verify";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { createMessageWriter } from "./mail-message.server.ts";
import { mailStencil } from "./mail-stencil.server.ts";

const long = "La comisión vota el martes, y cada llamada cuenta más que cien correos. ".repeat(8);

const stencil = mailStencil({
  text: ["Querida ", 0, ":\n", long, "\n.\n", 1, "\n\n"],
  html: [
    `<p class="a">Querida `,
    0,
    `,  dos espacios</p>\n${long}<a href="`,
    1,
    `">ya</a> \n.`,
    0,
    0,
    "\n\n",
  ],
});

const head = {
  from: { name: "Coalición TRUST", address: "mail@trust.example" },
  to: "rosa@example.org",
  subject: "La comisión vota el martes: señora, llame ahora, que cada llamada cuenta más que cien correos",
  messageId: "0140f5c3-5d00-7000-8000-000000000001@trust.example",
  replyTo: "maria@trust.example",
  headers: {
    "List-ID": "<trust-act.trust.example>",
    "List-Unsubscribe": `<https://trust.example/unsubscribe/${"x".repeat(120)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  },
  date: new Date("2026-03-01T12:00:00Z"),
};

const link = `https://trust.example/go/${"a=b&".repeat(60)}`;
const values = (name: string) => ({ text: [name, link], html: [`<b>${name}</b>`, link] });

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const dkim = { domain: "trust.example", selector: "mail2026", privateKey: pem };

async function verdict(raw: Buffer | string) {
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const { results } = await dkimVerify(raw, { resolver: async () => [[`v=DKIM1; k=rsa; p=${key}`]] });
  return results[0]!.status.result;
}

test.each(["Rosa", "", "Ñusta Ünal 🎉 ", "=3D=0D=0A", "R".repeat(200)])(
  "what a stencil prints for %j is read as the same words",
  async (name) => {
    const raw = await createMessageWriter(undefined)({ ...head, body: stencil(values(name)) });
    const read = await PostalMime.parse(raw);
    expect(read.text?.trimEnd()).toBe(`Querida ${name}:\n${long}\n.\n${link}`);
    expect(read.html?.trimEnd()).toBe(
      `<p class="a">Querida <b>${name}</b>,  dos espacios</p>\n${long}<a href="${link}">ya</a> \n.<b>${name}</b><b>${name}</b>`,
    );
    expect(read).toMatchObject({
      subject: head.subject,
      from: head.from,
      replyTo: [expect.objectContaining({ address: head.replyTo })],
      to: [expect.objectContaining({ address: head.to })],
      date: "2026-03-01T12:00:00.000Z",
      messageId: `<${head.messageId}>`,
    });
  },
);

test("a printed mail keeps to the lines of the wire, and list headers to one line each", async () => {
  const raw = (await createMessageWriter(dkim)({ ...head, body: stencil(values("Ñusta")) })).toString(
    "latin1",
  );
  expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|[\u0080-\uffff]/);
  const body = raw.slice(raw.indexOf("\r\n\r\n"));
  expect(Math.max(...body.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(body).not.toMatch(/[ \t]\r\n/);
  for (const [name, value] of Object.entries(head.headers))
    expect(raw).toContain(`\r\n${name}: ${value}\r\n`);
});

test("a receiver's verifier accepts a printed mail, and refuses it once a list header or a word is another", async () => {
  const write = createMessageWriter(dkim);
  for (const name of ["Rosa", "Ñusta", ""]) {
    const raw = await write({ ...head, body: stencil(values(name)) });
    expect(await verdict(raw)).toBe("pass");
    for (const [was, is] of [
      ["One-Click", "Two-Clicks"],
      ["/unsubscribe/x", "/unsubscribe/y"],
      ["martes", "jueves"],
    ] as const)
      expect(await verdict(raw.toString("latin1").replace(was, is))).not.toBe("pass");
  }
});

test("a header that is not there is not signed, and a key that is none is refused at once", async () => {
  const { headers: _, replyTo: __, ...bare } = head;
  expect(await verdict(await createMessageWriter(dkim)({ ...bare, body: stencil(values("Rosa")) }))).toBe(
    "pass",
  );
  expect(() => createMessageWriter({ ...dkim, privateKey: "nonsense" })).toThrow();
});
