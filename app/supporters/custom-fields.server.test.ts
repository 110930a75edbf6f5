import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { readCustomValue, showCustomValue } from "./custom-field.ts";
import {
  addCustomField,
  archiveCustomField,
  CustomFieldChange,
  CustomFieldForm,
  changeCustomField,
  customFields,
  customValuesOf,
  readCustomForm,
  saveCustomValues,
} from "./custom-fields.server.ts";
import { eraseSupporter } from "./erase-supporter.server.ts";

const now = new Date("2013-01-14T10:00:00Z");
const deed = async () => ({ actor: (await createActor({ role: "admin", now })).actor, now });

test("answers are read by the kind of their field, in both languages", () => {
  const choices = [{ value: "lead", en: "Team lead", es: "Jefa de equipo" }];
  const read = (kind: "text" | "number" | "date" | "choice" | "yes_no", text: string) =>
    readCustomValue({ kind, choices }, text);
  expect(read("text", "  two\n words ")).toEqual({ value: "two words" });
  expect(read("text", "x".repeat(501))).toEqual({ problem: "too-long" });
  expect(read("number", "1,250.5")).toEqual({ value: 1250.5 });
  expect(read("number", "many")).toEqual({ problem: "number" });
  expect(read("date", "1/4/2013")).toEqual({ value: "2013-01-04" });
  expect(read("date", "2013-02-30")).toEqual({ problem: "day" });
  expect(read("choice", "JEFA DE EQUIPO")).toEqual({ value: "lead" });
  expect(read("choice", "boss")).toEqual({ problem: "choice" });
  expect([read("yes_no", "Sí"), read("yes_no", "0")]).toEqual([{ value: true }, { value: false }]);
  expect(read("yes_no", "perhaps")).toEqual({ problem: "yes-no" });
  expect(read("number", " ")).toEqual({ value: null });
  expect(showCustomValue({ kind: "choice", choices }, "lead", "es", { yes: "", no: "" })).toBe(
    "Jefa de equipo",
  );
});

test("a field is added, reworded, archived and brought back; its key and its answers stay", async () => {
  const by = await deed();
  const form = {
    kind: "choice",
    label_en: "Ward or area",
    label_es: "Barrio",
    choices: "North | Norte\nSouth",
  };
  const added = await addCustomField(CustomFieldForm.parse(form), by);
  await addCustomField(CustomFieldForm.parse(form), by);
  const [first, second] = await customFields();
  expect([first!.key, second!.key]).toEqual(["ward_or_area", "ward_or_area_2"]);
  expect(first!.choices).toEqual([
    { value: "north", en: "North", es: "Norte" },
    { value: "south", en: "South", es: "South" },
  ]);
  const change = CustomFieldChange.parse({ ...form, choices: "North | El norte\nEast" });
  expect(await changeCustomField(first!.id, change, by)).toEqual(added);
  expect((await customFields())[0]!.choices.map(({ value, es }) => [value, es])).toEqual([
    ["north", "El norte"],
    ["east", "East"],
  ]);
  await archiveCustomField(first!.id, true, by);
  expect((await customFields()).map(({ key }) => key)).toEqual(["ward_or_area_2"]);
  await archiveCustomField(first!.id, false, by);
  expect(await customFields()).toHaveLength(2);
  const { lines } = await auditPage({ subjectId: first!.id });
  expect(lines.map(({ what }) => what)).toEqual([
    "custom-field.restored",
    "custom-field.archived",
    "custom-field.updated",
    "custom-field.created",
  ]);
  expect(CustomFieldForm.safeParse({ ...form, choices: "" }).success).toBe(false);
  expect(await archiveCustomField("0140f5c3-5d00-7000-8000-000000000009", true, by)).toEqual({
    outcome: "not-found",
  });
});

test("a supporter's answers are saved, emptied, and gone with an erasure; the trail never has them", async () => {
  const by = await deed();
  const form = { kind: "number", label_en: "Shifts", label_es: "Turnos" };
  await addCustomField(CustomFieldForm.parse(form), by);
  const field = (await customFields()).find(({ key }) => key === "shifts")!;
  const { id } = await createSupporter();
  expect(readCustomForm([field], new URLSearchParams({ "custom.shifts": "x" }))).toEqual({
    ok: false,
    errors: { "custom.shifts": "number" },
  });
  expect(await saveCustomValues(id, [field], { shifts: 4100917 }, by)).toBe(true);
  expect(await customValuesOf(id)).toEqual({ shifts: 4100917 });
  const { lines } = await auditPage({ subjectId: id });
  expect(lines).toMatchObject([{ what: "supporter.answers-changed", after: { fields: ["shifts"] } }]);
  expect(JSON.stringify(lines)).not.toContain("4100917");
  await saveCustomValues(id, [field], {}, by);
  expect(await customValuesOf(id)).toEqual({});
  await saveCustomValues(id, [field], { shifts: 3 }, by);
  await eraseSupporter(id, { now });
  expect(await customValuesOf(id)).toEqual({});
  expect(await saveCustomValues(id, [field], { shifts: 3 }, by)).toBe(false);
});
