import { expect, test } from "vitest";
import type { CustomField } from "#app/supporters/custom-field.ts";
import { guessTargets } from "./guess-targets.ts";
import { type Plan, readPlanForm } from "./import-plan.ts";
import { readAnswer, readCountry, readInstant, readLanguage, splitName } from "./read-cells.ts";
import { RowReader } from "./read-row.ts";

const ward: CustomField = {
  id: "1",
  key: "ward",
  kind: "number",
  labels: { en: "Ward", es: "Distrito" },
  choices: [],
  archived: false,
};

test("columns are known by their headings, whoever wrote the file", () => {
  const guess = (...headings: string[]) => guessTargets(headings, [ward]);
  // Action Network
  expect(
    guess("first_name", "last_name", "zip_code", "email", "can2_user_tags", "can2_subscription_status"),
  ).toEqual(["given_name", "family_name", "postal_code", "email", "tags", "consent.email"]);
  // NationBuilder
  expect(
    guess(
      "full_name",
      "first_name",
      "email",
      "mobile_number",
      "primary_address1",
      "primary_city",
      "email_opt_in",
      "tag_list",
      "created_at",
    ),
  ).toEqual([
    "",
    "given_name",
    "email",
    "phone",
    "street_address",
    "locality",
    "consent.email",
    "tags",
    "created_at",
  ]);
  // Mailchimp
  expect(
    guess(
      "Email Address",
      "First Name",
      "Last Name",
      "Address",
      "Phone Number",
      "OPTIN_TIME",
      "CC",
      "TAGS",
      "EUID",
    ),
  ).toEqual([
    "email",
    "given_name",
    "family_name",
    "street_address",
    "phone",
    "created_at",
    "country",
    "tags",
    "",
  ]);
  // A petition plugin, in Spanish, and a field of one's own by its name
  expect(
    guess(
      "Correo electrónico",
      "Nombre completo",
      "Código Postal",
      "País",
      "Fecha de firma",
      "Distrito",
      "Boletín",
    ),
  ).toEqual(["email", "full_name", "postal_code", "country", "created_at", "custom.ward", "consent.email"]);
});

test("of two columns for one thing the one that is named better is taken, and the first of equal ones", () => {
  expect(guessTargets(["Mail", "Email", "Email"], [])).toEqual(["", "email", ""]);
  expect(guessTargets(["Tags", "Etiquetas"], [])).toEqual(["tags", "tags"]);
});

test.each([
  ["Ana", "Ana", ""],
  ["Ana Cruz", "Ana", "Cruz"],
  ["Mary Jane Watson", "Mary Jane", "Watson"],
  ["Ana María García López", "Ana María", "García López"],
  ["Juan de la Cruz", "Juan", "de la Cruz"],
  ["Pieter van der Berg", "Pieter", "van der Berg"],
  ["Cruz, Ana María", "Ana María", "Cruz"],
])("a whole name is parted: %s", (text, given, family) => {
  expect(splitName(text)).toEqual({ given, family });
});

test("countries, languages and answers are read in both languages", () => {
  expect(
    ["us", "USA", "U.S.", "Estados Unidos", "United States", "México", "EE. UU."].map(readCountry),
  ).toEqual(["US", "US", "US", "US", "US", "MX", "US"]);
  expect(readCountry("Atlantis")).toBeNull();
  expect(["en-US", "Spanish", "Español", "es_MX", "French"].map(readLanguage)).toEqual([
    "en",
    "es",
    "es",
    "es",
    null,
  ]);
  expect(
    ["Yes", "subscribed", "1", "Sí", "Unsubscribed", "0", "De baja", "cleaned", "perhaps"].map(readAnswer),
  ).toEqual([true, true, true, true, false, false, false, false, null]);
});

test.each([
  ["2012-11-30", "month-first", "2012-11-30T00:00:00.000Z"],
  ["2012-11-30 21:05:12 UTC", "month-first", "2012-11-30T21:05:12.000Z"],
  ["2012-11-30T21:05:12-08:00", "month-first", "2012-12-01T05:05:12.000Z"],
  ["11/3/2012 9:05 PM", "month-first", "2012-11-03T21:05:00.000Z"],
  ["3/11/2012", "day-first", "2012-11-03T00:00:00.000Z"],
  ["12:00", "day-first", undefined],
  ["31/11/2012", "day-first", undefined],
] as const)("a day is read as the plan has it: %s %s", (text, order, instant) => {
  expect(readInstant(text, order)?.toISOString()).toBe(instant);
});

const plan: Plan = {
  targets: [
    "email",
    "full_name",
    "phone",
    "postal_code",
    "country",
    "custom.ward",
    "tags",
    "consent.email",
    "created_at",
  ],
  existing: "fill",
  badValues: "refuse",
  country: "US",
  language: "en",
  dates: "month-first",
  tags: [],
  consent: { kind: "none" },
};
const now = new Date("2013-01-14T10:00:00Z");
const read = (cells: string[], change: Partial<Plan> = {}) =>
  new RowReader({ ...plan, ...change }, [ward], now).read({ number: 7, cells });

test("a row is read as a form is: phone in E.164, ZIP with its zeros, tags parted", () => {
  const cells = [
    " Ana.Cruz@Example.ORG ",
    "Ana  Cruz",
    "(213) 555-0123",
    "2134",
    "USA",
    "1,204",
    "Volunteer; phone bank",
    "yes",
    "1/2/2013",
  ];
  expect(read(cells)).toMatchObject({
    ok: true,
    dropped: [],
    row: {
      number: 7,
      email: "Ana.Cruz@example.org",
      emailCanonical: "ana.cruz@example.org",
      givenName: "Ana",
      familyName: "Cruz",
      phone: "+12135550123",
      postalCode: "02134",
      country: "US",
      custom: { ward: 1204 },
      tags: ["Volunteer", "phone bank"],
      consents: { email: true, sms: null },
      createdAt: new Date("2013-01-02T00:00:00Z"),
    },
  });
});

test("what is wrong is told by column, or left out where the plan wants that", () => {
  const cells = ["ana@example.org", "Ana", "12", "9001", "Atlantis", "many", "", "", "2014-01-01"];
  const problems = [
    { code: "country.unknown", column: 4 },
    { code: "phone.invalid", column: 2 },
    { code: "custom.number", column: 5 },
    { code: "date.future", column: 8 },
  ];
  expect(read(cells)).toEqual({ ok: false, problems });
  expect(read(cells, { badValues: "drop" })).toMatchObject({
    ok: true,
    dropped: problems,
    row: { phone: null, custom: {}, createdAt: null, postalCode: "09001" },
  });
});

test.each([
  ["", "Ana", "", "email.missing"],
  ["ana@", "Ana", "", "email.invalid"],
  ["ana@example.org", "Win at casino.example.com", "", "name.link"],
  ["ana@example.org", "Ana", "perhaps", "consent.unreadable"],
])("some rows are refused whatever the plan says: %s %s %s", (email, name, consent, code) => {
  const reading = read([email, name, "", "", "", "", "", consent, ""], { badValues: "drop" });
  expect(reading).toMatchObject({ ok: false, problems: [{ code }] });
});

test("a row with more values than columns has slipped, and is refused as a whole", () => {
  const cells = ["ana@example.org", "Ana", "", "", "", "", "", "", ""];
  expect(read([...cells, "", ""]).ok).toBe(true);
  expect(read([...cells, "x"])).toEqual({ ok: false, problems: [{ code: "row.long", column: null }] });
});

test("a cell that a file defused for spreadsheets is read as what it was", () => {
  expect(read(["ana@example.org", "Ana", "'+1 213 555 0123"])).toMatchObject({
    row: { phone: "+12135550123" },
  });
});

const form = (fields: Record<string, string>) =>
  new URLSearchParams({
    "column.0": "email",
    "column.1": "",
    existing: "fill",
    bad_values: "refuse",
    country: "US",
    language: "en",
    dates: "month-first",
    tags: "",
    ...fields,
  });

test("consent must be stated, with its words, place and day", () => {
  const errors = (fields: Record<string, string>) => {
    const reading = readPlanForm(form(fields), 2, "2013-01-14");
    return reading.ok ? {} : reading.errors;
  };
  expect(errors({})).toEqual({ consent: "consent-needed" });
  expect(errors({ consent: "none" })).toEqual({});
  expect(errors({ consent: "given", consent_language: "en" })).toEqual({
    consent_words: "consent-words",
    consent_where: "required",
    consent_on: "day",
  });
  const words = {
    consent_words: "Yes, mail me about this.",
    consent_language: "en",
    consent_where: "Our old site",
  };
  expect(errors({ consent: "given", ...words, consent_on: "2013-01-15" })).toEqual({ consent_on: "future" });
  expect(errors({ consent: "column", ...words, consent_on: "2012-11-30" })).toEqual({
    consent: "no-consent-column",
  });
  expect(errors({ consent: "none", "column.1": "consent.email" })).toEqual({
    consent: "consent-column-unused",
  });
  expect(errors({ consent: "none", "column.0": "phone" })).toEqual({ "column.0": "no-email" });
  expect(errors({ consent: "none", "column.1": "email" })).toEqual({
    "column.0": "twice",
    "column.1": "twice",
  });
  expect(errors({ consent: "none", "column.1": "custom.DROP TABLE" })).toEqual({ "column.1": "unknown" });
});
