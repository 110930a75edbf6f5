import { expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { recordGiftDeed } from "./offline-gift-deeds.server.ts";

test("an amount that is too large is told so, with the limit, and one that is none is told that", async () => {
  const { id: page } = await createFundraising();
  const { actor } = await createActor({ role: "organizer" });
  const errorOf = async (amount: string) => {
    const gift = { attempt: crypto.randomUUID(), page, way: "cheque", amount, currency: "USD" };
    const fields = new URLSearchParams({ ...gift, on: "2026-03-02", given_name: "Rosa", language: "en" });
    const reply = await recordGiftDeed(fields, { actor, now: new Date("2026-03-03T18:00:00Z") });
    return reply instanceof Response ? reply.status : reply.errors.amount;
  };
  expect(await errorOf("1,000,000")).toBe("most");
  expect(await errorOf("99999999999999999999")).toBe("most");
  expect(await errorOf("much")).toBe("amount");
  expect(await errorOf("999,999.99")).toBe(303);
  for (const language of ["en", "es"] as const)
    expect(translator(language, "offline-gifts")("errors.most")).toContain("999,999.99");
});
