import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "./database.mjs";

let base: string;
beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "groundswell-settings-"));
  fs.writeFileSync(path.join(base, "file"), "x");
});
afterAll(() => fs.rmSync(base, { recursive: true }));

/** What stops the start under these settings. */
async function refusal(settings: Record<string, unknown>, options?: object): Promise<string> {
  const { DATABASE_URL = "" } = settings;
  vi.stubEnv("DATABASE_URL", String(DATABASE_URL));
  const opened = await openDatabase({ DATA_DIR: path.join(base, "new"), ...settings }, options).catch(
    (error: Error) => error.message,
  );
  return String(opened);
}

// Nobody, root included, makes a folder in /proc; node, asked for it and its parents, never comes back.
test.each(["file", "file/below", "/proc/groundswell/data"])(
  "a DATA_DIR that can be no folder of ours is named, in one line: %s",
  async (folder) => {
    const DATA_DIR = path.resolve(base, folder);
    expect(await refusal({ DATA_DIR })).toMatch(
      /^Setting DATA_DIR must be a folder that this account may write to: .+$/,
    );
    // The secret and captured mail go there, also beside a database elsewhere.
    const DATABASE_URL = "postgresql://127.0.0.1:1/x";
    expect(await refusal({ DATA_DIR, DATABASE_URL })).toMatch(/^Setting DATA_DIR must be/);
  },
);

test.each([
  ["postgresql://ana:secret@127.0.0.1:1/x", "ECONNREFUSED"],
  ["postgresql://ana:secret@localhost:1/x", "ECONNREFUSED"],
  ["postgresql://ana:secret@no-such-host.invalid/x", "no-such-host.invalid"],
])("a DATABASE_URL that reaches nothing is named, in one line without the password: %s", async (url, why) => {
  const said = await refusal({ DATABASE_URL: url });
  expect(said).toMatch(/^Setting DATABASE_URL reaches no database: .+$/);
  expect(said).toContain(why);
  expect(said).not.toContain("secret");
});

test("with everything kept elsewhere no folder is asked for, and none is made", async () => {
  const elsewhere = { SESSION_SECRET: ["s".repeat(32)], SMTP_URL: "smtp://mail.example.org" };
  const DATA_DIR = path.join(base, "file");
  expect(await refusal({ DATA_DIR, ...elsewhere, DATABASE_URL: "postgresql://127.0.0.1:1/x" })).toContain(
    "DATABASE_URL",
  );
});

test("a command may find out by itself that the database is away", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://127.0.0.1:1/x");
  expect(await openDatabase({ DATA_DIR: path.join(base, "file") }, { unchecked: true })).toEqual({
    embedded: false,
  });
});
