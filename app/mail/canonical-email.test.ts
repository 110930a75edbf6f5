import { expect, test } from "vitest";
import { canonicalEmail, deliverableEmail } from "./canonical-email.ts";

test.each([
  ["Ana@Example.ORG", "ana@example.org"],
  ["  ana@example.org \n", "ana@example.org"],
  ["ana@example.org.", "ana@example.org"],
  ["A.n.a@gmail.com", "ana@gmail.com"],
  ["ana+trust@gmail.com", "ana@gmail.com"],
  ["A.Na+x+y@GoogleMail.com", "ana@gmail.com"],
  ["ana.maria+x@outlook.com", "ana.maria@outlook.com"],
  ["ana+x@hotmail.com", "ana@hotmail.com"],
  ["ana@me.com", "ana@icloud.com"],
  ["ana+x@mac.com", "ana@icloud.com"],
  ["a.na@pm.me", "ana@proton.me"],
  ["ana@protonmail.com", "ana@proton.me"],
  ["a.na@ya.ru", "a-na@yandex.ru"],
  ["ana+list@fastmail.fm", "ana@fastmail.fm"],
])("%s is the mailbox %s", (typed, canonical) => {
  expect(canonicalEmail(typed)).toBe(canonical);
});

test.each([
  ["dots mean something elsewhere", "a.na@example.org", "ana@example.org"],
  ["a plus may be part of a name elsewhere", "ana+x@example.org", "ana@example.org"],
  ["Outlook's domains are separate mailboxes", "ana@outlook.com", "ana@hotmail.com"],
  ["Fastmail's too", "ana@fastmail.com", "ana@fastmail.fm"],
  ["a company's Google mail has its own rules", "a.na@corp.example", "ana@corp.example"],
])("%s", (_rule, one, other) => {
  expect(canonicalEmail(one)).not.toBe(canonicalEmail(other));
});

test.each([
  ["rosa@bücher.example", "rosa@xn--bcher-kva.example"],
  ["rosa@BÜCHER.example", "rosa@xn--bcher-kva.example"],
  ["rosa@xn--bcher-kva.example", "rosa@xn--bcher-kva.example"],
  ["rosa@españa。example", "rosa@xn--espaa-rta.example"],
  ["rosa@ｇｍａｉｌ.com", "rosa@gmail.com"],
])("international domain %s is %s", (typed, canonical) => {
  expect(canonicalEmail(typed)).toBe(canonical);
});

test.each([
  "",
  "ana",
  "@example.org",
  "ana@",
  "ana@localhost",
  "ana@example",
  "ana@example..org",
  "ana@-example.org",
  "ana@exa mple.org",
  "ana@127.0.0.1",
  "ana@[127.0.0.1]",
  "ana@example.c",
  "ana@example.123",
  "a..na@example.org",
  ".ana@example.org",
  "ana.@example.org",
  "a na@example.org",
  "ana@exam/ple.org",
  "ana@example.org:25",
  "ana@example.org?x=y",
  "ana@user:pass@example.org",
  "Ana <ana@example.org>",
  "ana@example.org, eve@example.org",
  "josé@example.org",
  "ana\0@example.org",
  "ana@example.org\r\nBcc: eve@example.org",
  "+@gmail.com",
  `${"a".repeat(65)}@example.org`,
  `ana@${"a".repeat(64)}.org`,
  `${"a".repeat(60)}@${`${"b".repeat(60)}.`.repeat(3)}${"c".repeat(20)}.org`,
])("no mail can reach %j", (typed) => {
  expect(canonicalEmail(typed)).toBeNull();
});

test("the longest address that fits is taken", () => {
  const domain = `${`${"b".repeat(60)}.`.repeat(3)}org`;
  const local = "a".repeat(64);
  const address = `${local}@${domain}`;
  expect(address.length).toBeLessThanOrEqual(254);
  expect(canonicalEmail(address)).toBe(address);
});

test("mail goes to the address as it was typed, its domain made plain", () => {
  expect(deliverableEmail(" A.Na+x@GMAIL.com ")).toBe("A.Na+x@gmail.com");
  expect(deliverableEmail("rosa@bücher.example")).toBe("rosa@xn--bcher-kva.example");
  expect(deliverableEmail("rosa")).toBeNull();
});

test("canonical addresses are their own canonical form", () => {
  for (const typed of ["A.na+x@googlemail.com", "Rosa@BÜCHER.example", "x.y+z@me.com", "a.b@ya.ru"]) {
    const canonical = canonicalEmail(typed)!;
    expect(canonicalEmail(canonical)).toBe(canonical);
  }
});
