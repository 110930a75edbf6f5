import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { startWorker } from "./worker.server.ts";

let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

const captured = async () => {
  const folder = path.join(process.env.DATA_DIR!, "mail");
  const names = (await fs.readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
  return Promise.all(names.map((name) => fs.readFile(path.join(folder, name), "utf8")));
};

test("a signature becomes a mail and a count without anybody asking", async () => {
  const asked = await createPetition({ confirmation: "email" });
  const counted = await createPetition();
  worker = await startWorker();
  const at = { signedAt: new Date() };
  await signPetition(newSignature(asked.id, { ...at, status: "pending", email: "asked@example.org" }));
  await signPetition(newSignature(counted.id, { ...at, email: "counted@example.org" }));

  await expect.poll(async () => (await captured()).length, { timeout: 15_000 }).toBe(2);
  const mails = (await captured()).join("\n");
  expect(mails).toContain("To: asked@example.org");
  expect(mails).toContain("To: counted@example.org");
  await expect
    .poll(
      async () => (await prisma.petitionCount.findUnique({ where: { petitionId: counted.id } }))?.counted,
      {
        timeout: 10_000,
      },
    )
    .toBe(1);
  const waiting = await prisma.outgoingMail.findMany({ where: { status: "queued" } });
  expect(new Set(waiting.map(({ kind }) => kind))).toEqual(new Set(["signature.reminder"]));
}, 40_000);
