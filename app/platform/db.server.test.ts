import { expect, test } from "vitest";
import { pool } from "./db.server.ts";

test("a connection that is lost while it is lent out does not end the process", async () => {
  const client = await pool.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  // Listened to from the start: the statement may fail before the one that ends it has answered.
  const lost = expect(client.query("select pg_sleep(10)")).rejects.toThrow();
  await pool.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await lost;
  // PostgreSQL says goodbye; then the socket reports its end, too.
  client.emit("error", new Error("read ECONNRESET"));
  client.release(true);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
