import { expect, test } from "vitest";
import { withoutPersonalData } from "./log.server.ts";

test.each([
  ["mail to ana.lópez+x@example.org failed", "ana.l"],
  ["GET /preferences?email=ana%40example.org", "ana%40example.org"],
  ["GET /confirm/q5YtYk3mYk0v2mJ2m8cP1n9Zr6bXwVh4sTgLdEaKfUo", "q5YtYk3m"],
  ["using sk_test_51Habcdefgh", "sk_test_51H"],
  ["postgresql://groundswell:hunter22@127.0.0.1/x", "hunter22"],
])("nothing personal stays in %j", (line, secret) => {
  expect(withoutPersonalData(line)).not.toContain(secret);
});

test("ids and ordinary words stay", () => {
  const line = '{"id":"01938f3e-7b1c-7e53-9a53-1f0c7b2f9d11","route":"/petitions/trust-act","ms":12}';
  expect(withoutPersonalData(line)).toBe(line);
});
