import { beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { ensureFirstOwner, isSetUpLink, setUpOwner } from "./first-owner.server.ts";
import { signIn } from "./sign-in.server.ts";

const now = new Date();
const context = { whence: { address: "203.0.113.9", userAgent: "test" }, now };
const given = { email: "Ana@house.example", password: "a long sentence only I know" };
const typed = { ...given, name: "Ana", language: "es" as const };

beforeEach(async () => {
  await prisma.staffToken.deleteMany();
  // Members that the trail speaks of cannot be removed; they are moved out of the way.
  const members = await prisma.staffMember.findMany();
  for (const { id } of members) {
    await prisma.staffMember.update({
      where: { id },
      data: { role: "viewer", email: `${id}@gone.example`, emailCanonical: `${id}@gone.example` },
    });
  }
});

async function link(at = now) {
  const owner = await ensureFirstOwner(null, { now: at });
  if (owner.kind !== "link") throw new Error(owner.kind);
  return owner.token;
}

test("the settings make the first owner, once; of several processes one does", async () => {
  const all = await Promise.all([1, 2, 3].map(() => ensureFirstOwner(given, { now })));
  expect(all.map(({ kind }) => kind).sort()).toEqual(["created", "exists", "exists"]);
  expect(await signIn(given, context)).toMatchObject({ outcome: "signed-in" });
  expect(await ensureFirstOwner({ ...given, email: "other@house.example" }, { now })).toEqual({
    kind: "exists",
  });
});

test("without them a link does, for whoever opens it first", async () => {
  const token = await link();
  expect(await isSetUpLink(token, { now })).toBe(true);
  const both = await Promise.all([
    setUpOwner(token, typed, context),
    setUpOwner(token, { ...typed, email: "late@house.example" }, context),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["link-over", "signed-in"]);
  expect(await prisma.staffMember.count({ where: { role: "owner" } })).toBe(1);
  expect(await ensureFirstOwner(null, { now })).toEqual({ kind: "exists" });
});

test("the link is dead after a day, when there is a newer one, and once there is an owner", async () => {
  const old = await link(new Date(now.getTime() - 86_400_001));
  expect(await isSetUpLink(old, { now })).toBe(false);
  const first = await link();
  const second = await link();
  expect(await isSetUpLink(first, { now })).toBe(false);
  await ensureFirstOwner(given, { now });
  expect(await isSetUpLink(second, { now })).toBe(false);
  expect(await setUpOwner(second, { ...typed, email: "late@house.example" }, context)).toEqual({
    outcome: "link-over",
  });
});
