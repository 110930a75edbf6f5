import { expect, test } from "vitest";
import { arrayLiteral } from "./array-literal.ts";
import { pool } from "./db.server.ts";

async function readBack(type: string, values: Parameters<typeof arrayLiteral>[0]): Promise<unknown> {
  const literal = arrayLiteral(values as (string | boolean | Buffer | null)[], (value) => value);
  const { rows } = await pool.query(`SELECT $1::${type}[] AS values`, [literal]);
  return rows[0].values;
}

test("text comes back as it was, whatever stands in it", async () => {
  const texts = [
    "Ana",
    "",
    "NULL",
    null,
    'say "no"',
    "back\\slash",
    "a,b",
    "{c}",
    "  ",
    "line\nbreak",
    "Ñandú’",
  ];
  expect(await readBack("text", texts)).toEqual(texts);
});

test("booleans and bytes come back as they were", async () => {
  expect(await readBack("boolean", [true, null, false])).toEqual([true, null, false]);
  const bytes = [Buffer.from([0, 34, 92, 255]), null];
  expect(await readBack("bytea", bytes)).toEqual(bytes);
});

test("a column without any value is no array, and unnest fills it up", async () => {
  const names = ["a", "b"];
  const blank = arrayLiteral(names, () => null);
  expect(blank).toBeNull();
  const { rows } = await pool.query("SELECT * FROM unnest($1::text[], $2::int[]) AS t(name, number)", [
    arrayLiteral(names, (name) => name),
    blank,
  ]);
  expect(rows).toEqual([
    { name: "a", number: null },
    { name: "b", number: null },
  ]);
});
