import { expect, test } from "vitest";
import { defaultFields, type FormFields, parseFields } from "./form-fields.ts";
import { readSignForm, signErrorCodes } from "./sign-form.ts";

const everything: FormFields = {
  ...defaultFields,
  phone: "optional",
  street_address: "optional",
  locality: "optional",
  region: "optional",
};
const ana = { given_name: "Ana", family_name: "Rivera", email: "ana@example.org", postal_code: "90012" };
const read = (change: Record<string, string> = {}, fields = everything, home?: string) =>
  readSignForm(fields, new URLSearchParams({ ...ana, ...change }), home);
const errorsOf = (change: Record<string, string>, fields?: FormFields) => {
  const reading = read(change, fields);
  return reading.ok ? {} : reading.errors;
};
const inputOf = (change: Record<string, string>, fields?: FormFields) => {
  const reading = read(change, fields);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.input;
};

test("the least that is asked is enough", () => {
  expect(inputOf({})).toEqual({
    givenName: "Ana",
    familyName: "Rivera",
    email: "ana@example.org",
    phone: null,
    streetAddress: null,
    locality: null,
    region: null,
    postalCode: "90012",
    country: "US",
    comment: null,
    public: false,
    emailOptIn: false,
    smsOptIn: false,
    partnerOptIns: [],
    source: null,
    referrer: null,
  });
});

test("what is wrong is listed as it stands in the form", () => {
  const wrong = { given_name: "www.x.com", family_name: "", email: "ana@", postal_code: "9" };
  expect(Object.keys(errorsOf(wrong))).toEqual(["given_name", "family_name", "email", "postal_code"]);
});

test("an empty form names each field it needs", () => {
  const reading = readSignForm(defaultFields, new URLSearchParams());
  expect(reading).toEqual({
    ok: false,
    errors: {
      given_name: ["required"],
      family_name: ["required"],
      email: ["required"],
      postal_code: ["required"],
    },
  });
});

test.each([
  ["given_name", "x".repeat(101), "name.long"],
  ["given_name", "Visit www.spam.example", "name.link"],
  ["family_name", "https://spam.example", "name.link"],
  ["given_name", "casino.com", "name.link"],
  ["given_name", "<a href=x>Ana</a>", "name.link"],
  ["family_name", "eve@spam.example", "name.link"],
  ["given_name", "3", "name.letters"],
  ["given_name", "...", "name.letters"],
  ["email", "ana@example", "email.invalid"],
  ["email", `${"a".repeat(250)}@example.org`, "email.invalid"],
  ["phone", "12", "phone.invalid"],
  ["phone", "not a number", "phone.invalid"],
  ["postal_code", "9001", "postal.us"],
  ["postal_code", "K1A 0B1", "postal.mismatch"],
  ["country", "XX", "country.unknown"],
  ["country", "USA", "country.unknown"],
  ["region", "Bavaria", "region.unknown"],
  ["locality", "x".repeat(201), "text.long"],
  ["street_address", "x".repeat(201), "text.long"],
  ["comments", "x".repeat(2_001), "comments.long"],
])("%s %j is refused as %s", (field, value, error) => {
  expect(errorsOf({ [field]: value })).toEqual({ [field]: [error] });
});

test.each([
  ["given_name", "José María"],
  ["given_name", "J.R."],
  ["given_name", "Ma.Elena"],
  ["family_name", "O'Brien-Núñez, Jr."],
  ["family_name", "St.John"],
  ["given_name", "李"],
  ["given_name", "x".repeat(100)],
  ["given_name", `A${"👩‍🌾".repeat(20)}`],
  ["comments", "x".repeat(2_000)],
])("%s %j is fine", (field, value) => {
  expect(errorsOf({ [field]: value })).toEqual({});
});

test.each(["-", ".", "0"])("whoever has one name only may put %j where a second one is asked for", (dash) => {
  expect(read({ family_name: dash })).toMatchObject({ ok: true, input: { familyName: null } });
});

test("every refusal has a code that is listed for translation", () => {
  const wrong = {
    given_name: "",
    email: "x",
    phone: "1",
    postal_code: "1",
    region: "?",
    comments: "y".repeat(3_000),
  };
  for (const codes of Object.values(errorsOf(wrong)))
    for (const code of codes) expect(signErrorCodes).toContain(code);
});

test("several errors come back at once", () => {
  expect(Object.keys(errorsOf({ given_name: "", email: "x", postal_code: "1" })).sort()).toEqual([
    "email",
    "given_name",
    "postal_code",
  ]);
});

test.each([
  ["US", "(213) 555-0123", "+12135550123"],
  ["US", "+52 55 1234 5678", "+525512345678"],
  ["MX", "55 1234 5678", "+525512345678"],
])("a phone typed in %s as %s is kept as %s", (country, phone, e164) => {
  expect(inputOf({ country, phone, postal_code: "06000" }).phone).toBe(e164);
});

test("spaces, invisible characters and line ends are put in order", () => {
  const input = inputOf({
    given_name: "  Ana \u200b\t Maria ",
    email: " ana@EXAMPLE.org ",
    comments: "One\r\n\r\n\r\n\r\n\u202eTwo\u2069\u0007 ",
    region: "california",
    country: "us",
  });
  expect(input).toMatchObject({
    givenName: "Ana Maria",
    email: "ana@example.org",
    comment: "One\n\nTwo",
    region: "CA",
    country: "US",
  });
});

test("who names no country is at home", () => {
  const reading = read({ postal_code: "06000", country: "" }, everything, "MX");
  expect(reading.ok && reading.input.country).toBe("MX");
});

test("a ticked box is one, whatever value it was given, and nothing else is", () => {
  for (const value of ["on", "1", "yes", "true"]) expect(inputOf({ opt_in: value }).emailOptIn).toBe(true);
  for (const value of ["", "0", "no", "false", "off"])
    expect(inputOf({ opt_in: value }).emailOptIn).toBe(false);
});

test("what an organizer stores about fields is read with care", () => {
  expect(parseFields(null)).toEqual(defaultFields);
  expect(
    parseFields({ email: "hidden", given_name: "optional", phone: "required", nonsense: 1, region: 7 }),
  ).toEqual({
    ...defaultFields,
    phone: "required",
  });
});

test("an organizer may ask for less", () => {
  const fields = parseFields({ family_name: "optional", postal_code: "hidden" });
  const reading = readSignForm(fields, new URLSearchParams({ given_name: "Ana", email: "ana@example.org" }));
  expect(reading.ok && reading.input).toMatchObject({ familyName: null, postalCode: null });
});
