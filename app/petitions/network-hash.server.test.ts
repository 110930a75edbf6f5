import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { forgetNetworks, hashNetwork } from "./network-hash.server.ts";
import { signPetition } from "./sign-petition.server.ts";

const day = (date: string) => new Date(`${date}T12:00:00Z`);

test("one address has one hash a day, neighbours share their network's", async () => {
  const one = await hashNetwork("203.0.113.9", day("2013-01-10"));
  expect(await hashNetwork("203.0.113.9", day("2013-01-10"))).toEqual(one);
  const neighbour = await hashNetwork("203.0.113.10", day("2013-01-10"));
  expect(neighbour.addressHash).not.toEqual(one.addressHash);
  expect(neighbour.networkHash).toEqual(one.networkHash);
  expect((await hashNetwork("203.0.113.9", day("2013-01-11"))).addressHash).not.toEqual(one.addressHash);
  expect(await hashNetwork("", day("2013-01-10"))).toEqual({ addressHash: null, networkHash: null });
});

test("several processes agree on the salt of a day", async () => {
  await pool.query("INSERT INTO network_salt VALUES ('2013-02-01', '\\x00')");
  const hashes = await hashNetwork("203.0.113.9", day("2013-02-01"));
  expect(hashes.addressHash).toHaveLength(16);
  expect(await prisma.networkSalt.count({ where: { day: day("2013-02-01") } })).toBeLessThanOrEqual(1);
});

test("hashes and salts are dropped after thirty days", async () => {
  const { id } = await createPetition();
  const make = (signedAt: Date) =>
    newSignature(id, { signedAt, addressHash: Buffer.alloc(16, 1), networkHash: Buffer.alloc(16, 2) });
  const old = make(day("2013-03-01"));
  const young = make(day("2013-03-20"));
  await Promise.all([old, young].map(signPetition));
  await hashNetwork("203.0.113.9", day("2013-03-01"));
  await hashNetwork("203.0.113.9", day("2013-03-20"));

  expect(await forgetNetworks({ now: day("2013-04-01") })).toBe(1);
  const hashes = async (signature: { id: string }) =>
    (await prisma.signature.findUniqueOrThrow({ where: { id: signature.id } })).addressHash;
  expect(await hashes(old)).toBeNull();
  expect(await hashes(young)).not.toBeNull();
  const days = (await prisma.networkSalt.findMany()).map(({ day }) => day.toISOString().slice(0, 10));
  expect(days).toContain("2013-03-20");
  expect(days).not.toContain("2013-03-01");
});
