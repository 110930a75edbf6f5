import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { changeGivingSettings, givingChoices } from "./change-giving-settings.server.ts";
import { GivingSettingsForm, givingBounds } from "./giving-settings-form.ts";

const usual = { rate: "2.9", floor: "20", share: "50" };

function wrongIn(fields: Record<string, string>): string[] {
  const { error } = GivingSettingsForm.safeParse({ ...usual, ...fields });
  return (error?.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
}

test("each number is held to its bounds, and refused beside its own field", () => {
  for (const [name, { least, most }] of Object.entries(givingBounds)) {
    const field = name === "fixed" ? "fixed_USD" : name;
    expect(wrongIn({ [field]: String(least) })).toEqual([]);
    expect(wrongIn({ [field]: String(most) })).toEqual([]);
    expect(wrongIn({ [field]: String(most + 1) })).toEqual([`${field}: number`]);
    expect(wrongIn({ [field]: "many" })).toEqual([`${field}: number`]);
  }
  expect(wrongIn({ floor: "4" })).toEqual(["floor: number"]);
  expect(wrongIn({ share: "9" })).toEqual(["share: number"]);
});

test("what the form lets through, the database takes", async () => {
  const { actor } = await createActor({ role: "owner" });
  const highest = GivingSettingsForm.parse({ rate: "20", floor: "1000", share: "100", fixed_JPY: "100" });
  const { version } = await givingChoices();
  expect(await changeGivingSettings(highest, version, { actor, now: new Date() })).toBe("saved");
  expect((await givingChoices()).choices).toMatchObject({ feeBasisPoints: 2_000, declineFloor: 1_000 });
  await prisma.givingSettings.deleteMany();
});
