import { expect, test } from "vitest";
import { pool } from "./db.server.ts";

test("a connection that is lost while it is lent out does not end the process", async () => {
  const client = await pool.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const lost = client.query("select pg_sleep(10)");
  await pool.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await expect(lost).rejects.toThrow();
  // PostgreSQL says goodbye; then the socket reports its end, too.
  client.emit("error", new Error("read ECONNRESET"));
  client.release(true);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
