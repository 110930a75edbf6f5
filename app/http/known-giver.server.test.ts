import { expect, test } from "vitest";
import { writtenCookie } from "#app/letters/written-cookie.server.ts";
import { visitorCookie } from "#app/outreach/visitor-cookie.server.ts";
import { sealThanks } from "#app/petitions/thanks-view.server.ts";
import { knownGiver } from "./known-giver.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
const later = new Date("2026-12-03T18:00:00Z");
const asSent = (setCookie: string) => setCookie.split(";")[0]!;

const visitor = asSent(
  visitorCookie(
    {
      ...{ supporterId: "0140f5c3-5d00-4000-8000-000000000001", givenName: "Ana", familyName: "Alba" },
      ...{ email: "ana@example.org", place: null, divisions: [] },
    },
    now,
  ),
);

const written = asSent(
  writtenCookie(
    { slug: "write", givenName: "Rosa", email: "rosa@example.org", letters: [], repeated: [] },
    now,
  ),
);

const signed = `signed=${sealThanks({ slug: "sign", givenName: "Luz", shareCode: "abc" }, now)}`;

test("whoever has just called, written or signed is known by the cookie of that very page", () => {
  expect(knownGiver(visitor, "calls/call", now)).toEqual({
    ...{ given_name: "Ana", family_name: "Alba", email: "ana@example.org" },
  });
  expect(knownGiver(written, "letters/write", now)).toEqual({
    given_name: "Rosa",
    email: "rosa@example.org",
  });
  expect(knownGiver(signed, "sign", now)).toEqual({ given_name: "Luz", email: "" });
});

test("nobody is known by an address alone, by another page's cookie, or after a day", () => {
  expect(knownGiver(null, "calls/call", now)).toBeNull();
  expect(knownGiver(written, "letters/other", now)).toBeNull();
  expect(knownGiver(written, "calls/write", now)).toBeNull();
  expect(knownGiver(signed, "other", now)).toBeNull();
  expect(knownGiver(written, "letters/write", later)).toBeNull();
  expect(knownGiver(visitor, null, now)).toBeNull();
});
