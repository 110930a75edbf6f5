import { expect, test } from "vitest";
import { normaliseAddress } from "./client-address.server.ts";

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["203.0.113.9:4711", "203.0.113.9"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["::FFFF:10.0.0.1", "10.0.0.1"],
  ["unknown", null],
  ["", null],
])("the address %s is %s", (text, address) => {
  expect(normaliseAddress(text)).toBe(address);
});
