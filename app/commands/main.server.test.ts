import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { writeSignatures } from "#app/petitions/sign-batch.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createStaff } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { startFakeSmtp } from "#tests/fakes/smtp-server.ts";
import { runCommand } from "./main.server.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function run(...argv: string[]) {
  const lines: string[] = [];
  const code = await runCommand(argv, (line) => lines.push(line));
  return { code, said: lines.join("\n") };
}

/** The command line of a process with these settings. */
async function runWith(settings: Record<string, string>, ...argv: string[]) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const lines: string[] = [];
  const { runCommand: runThere } = await import("./main.server.ts");
  const code = await runThere(argv, (line) => lines.push(line));
  return { code, said: lines.join("\n") };
}

async function signWithComment() {
  const petition = await createPetition();
  const signature = newSignature(petition.id, { comment: "My mother was deported." });
  await writeSignatures([signature]);
  return { petition, signature };
}

const commentStatus = async (id: string) =>
  (await prisma.signature.findUniqueOrThrow({ where: { id } })).commentStatus;

test("help is no failure, an unknown command is one", async () => {
  expect(await run("--help")).toMatchObject({ code: 0, said: expect.stringContaining("doctor") });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await run("heal")).toMatchObject({ code: 1 });
});

test("a campaign is paused, and what is illegal is refused", async () => {
  const campaign = await createCampaign({ status: "live" });
  const paused = await run("campaign", "status", campaign.slug, "paused");
  expect(paused).toEqual({ code: 0, said: `${campaign.slug} was live and is paused now.` });
  expect((await run("campaign", "status", campaign.slug, "draft")).code).toBe(1);
  expect((await run("campaign", "status", campaign.slug, "sleeping")).said).toContain("is no status: draft,");
  expect((await run("campaign", "status", "nowhere", "live")).code).toBe(1);
});

test("a comment is listed, approved, and rejected again", async () => {
  const { signature } = await signWithComment();
  expect((await run("comments", "list")).said).toContain(`${signature.id}  `);
  expect(await run("comments", "approve", signature.id)).toMatchObject({ code: 0 });
  expect(await commentStatus(signature.id)).toBe("approved");
  expect(await run("comments", "reject", signature.id)).toMatchObject({ code: 0 });
  expect(await commentStatus(signature.id)).toBe("rejected");
  expect(await run("comments", "approve", "everything")).toMatchObject({ code: 1 });
});

test("a signature that was held counts once it is restored", async () => {
  const petition = await createPetition();
  const signature = newSignature(petition.id, { status: "review", reasons: ["honeypot"] });
  await writeSignatures([signature]);
  expect((await run("signatures", "held")).said).toContain("honeypot");
  expect(await run("signatures", "restore", signature.id)).toMatchObject({ code: 0 });
  expect((await run("signatures", "held")).said).not.toContain(signature.id);
});

test("who was caught and has not confirmed yet is mentioned beside the held", async () => {
  const petition = await createPetition({ confirmation: "email" });
  const caught = newSignature(petition.id, { status: "pending", reasons: ["honeypot"] });
  const cleared = newSignature(petition.id, { status: "pending", reasons: ["honeypot", "cleared"] });
  await writeSignatures([caught, cleared, newSignature(petition.id, { status: "pending" })]);
  const { said } = await run("signatures", "held");
  expect(said).not.toContain(caught.id);
  expect(said).toContain("1 pending: caught as well, and held once confirmed.");
});

test("erasing finds the person in any spelling of the address, and only says so in a dry run", async () => {
  const { signature } = await signWithComment();
  const spelled = signature.email.toUpperCase();
  expect(await run("erase", spelled, "--dry-run")).toMatchObject({ code: 0 });
  expect(await run("erase", spelled)).toMatchObject({ code: 0 });
  expect(await run("erase", spelled)).toMatchObject({ code: 1 });
  const row = await prisma.signature.findUniqueOrThrow({ where: { id: signature.id } });
  expect(row).toMatchObject({ familyName: null, comment: null });
});

test("a member of staff is made with a link to come in, once for an address, and rescued", async () => {
  const create = ["staff", "create", "--email", "ops@house.example", "--name", "Ops", "--role", "admin"];
  expect(await run(...create)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/\/admin\/invitation\/[\w-]{43}$/),
  });
  expect(await run(...create)).toMatchObject({ code: 1, said: expect.stringContaining("already") });
  expect((await run("staff", "list")).said).toMatch(/^admin +invited +ops@house\.example {2}Ops$/m);
  expect(await run("staff", "rescue", "ops@house.example")).toMatchObject({ code: 1 });
  const { email } = await createStaff({ role: "viewer" });
  expect(await run("staff", "rescue", email)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/\/admin\/reset\/[\w-]{43}$/),
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(
    (await run("staff", "create", "--email", "a@house.example", "--name", "A", "--role", "boss")).code,
  ).toBe(1);
});

test("the doctor finds a fresh deployment in order: what is not set up is off", async () => {
  const { code, said } = await run("doctor");
  expect(code).toBe(0);
  expect(said).toMatch(/^ok {6}settings/m);
  expect(said).toMatch(/^ok {6}database +PostgreSQL \d+, all migrations applied/m);
  expect(said).toMatch(/^off {5}mail/m);
  expect(said).toMatch(/^off {5}stripe/m);
});

test("the doctor asks the mail server and Stripe themselves", async () => {
  const smtp = await startFakeSmtp();
  const asked: string[] = [];
  const stripe = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ object: "balance", livemode: false, available: [], pending: [] }));
  }).listen(0, "127.0.0.1");
  await once(stripe, "listening");
  const { port } = stripe.address() as AddressInfo;

  const { code, said } = await runWith(
    { SMTP_URL: smtp.url, STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_BASE: `http://127.0.0.1:${port}` },
    "doctor",
  );
  expect(code).toBe(0);
  expect(said).toMatch(/^ok {6}mail/m);
  expect(said).toMatch(/^ok {6}stripe +the key is good for test payments; STRIPE_WEBHOOK_SECRET is not set/m);
  expect(asked).toEqual(["GET /v1/balance Bearer sk_test_1"]);
  await smtp.stop();
  stripe.close();
});

test("the doctor fails when a part that is set up does not answer", async () => {
  const { code, said } = await runWith({ SMTP_URL: "smtp://127.0.0.1:1" }, "doctor");
  expect(code).toBe(1);
  expect(said).toMatch(/^FAILED {2}mail +connect ECONNREFUSED/m);
});
