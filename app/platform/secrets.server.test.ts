import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const FIRST = "the first secret and long enough of it";
const SECOND = "the second secret and long enough too";
const now = new Date("2026-03-01T12:00:00Z");

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

async function withSecrets(setting: string) {
  vi.resetModules();
  vi.stubEnv("SESSION_SECRET", setting);
  return import("./secrets.server.ts");
}

test("a sealed value comes back for its purpose and until it expires", async () => {
  const { seal, unseal } = await withSecrets(FIRST);
  const sealed = seal({ slug: "trust-act" }, "signed", 60, now);

  expect(unseal("signed", sealed, now)).toEqual({ slug: "trust-act" });
  expect(unseal("prefill", sealed, now)).toBeNull();
  expect(unseal("signed", sealed, new Date(now.getTime() + 60_000))).toBeNull();
});

test("what was tampered with or is no seal at all is refused", async () => {
  const { seal, unseal } = await withSecrets(FIRST);
  const sealed = seal("x", "signed", 60, now);
  const flipped = (sealed.at(0) === "A" ? "B" : "A") + sealed.slice(1);

  expect(unseal("signed", flipped, now)).toBeNull();
  expect(unseal("signed", "", now)).toBeNull();
  expect(unseal("signed", "not a seal", now)).toBeNull();
});

test("a sealed value does not show what it holds", async () => {
  const { seal } = await withSecrets(FIRST);
  const sealed = seal("ana@example.org", "signed", 60, now);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("ana@");
});

test("rotation: a new secret in front seals, the old one still unseals", async () => {
  const old = (await withSecrets(FIRST)).seal("kept", "signed", 60, now);

  const rotated = await withSecrets(`${SECOND}, ${FIRST}`);
  expect(rotated.unseal("signed", old, now)).toBe("kept");
  const fresh = rotated.seal("new", "signed", 60, now);

  const afterwards = await withSecrets(SECOND);
  expect(afterwards.unseal("signed", fresh, now)).toBe("new");
  expect(afterwards.unseal("signed", old, now)).toBeNull();
});

test("without the setting one secret is generated, kept, and readable by nobody else", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-secret-"));
  vi.stubEnv("DATA_DIR", folder);
  const first = (await withSecrets("")).secrets();
  const second = (await withSecrets("")).secrets();

  expect(first).toEqual(second);
  expect(first[0]!.length).toBeGreaterThanOrEqual(32);
  expect(fs.statSync(path.join(folder, "session-secret")).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(["session-secret"]);
  fs.rmSync(folder, { recursive: true });
});

test("of processes that start at the same moment, all take the secret of the first", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-secret-"));
  const { generatedSecret } = await import("./secrets.server.ts");
  const link = fs.linkSync;
  vi.spyOn(fs, "linkSync").mockImplementationOnce((from, to) => {
    fs.writeFileSync(to, "the one of the other process");
    link(from, to);
  });

  expect(generatedSecret(folder)).toBe("the one of the other process");
  expect(generatedSecret(folder)).toBe("the one of the other process");
  expect(fs.readdirSync(folder)).toEqual(["session-secret"]);
  fs.rmSync(folder, { recursive: true });
});
