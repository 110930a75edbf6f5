import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";

test("each test file has a migrated database of its own", async () => {
  const { rows } = await pool.query("select current_database() as name");
  expect(rows[0].name).toMatch(/^groundswell_test_/);
  expect(await prisma.supporter.count()).toBe(0);
});
