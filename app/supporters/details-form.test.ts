import { expect, test } from "vitest";
import { readDetailsForm } from "./details-form.ts";

const read = (fields: Record<string, string>) => readDetailsForm(new URLSearchParams(fields));

test("details are normalised: E.164 phone, state code, ZIP+4 with its dash", () => {
  expect(
    read({
      given_name: " María  de los Ángeles ",
      phone: "(559) 555-0123",
      region: "california",
      postal_code: "937021234",
    }),
  ).toEqual({
    ok: true,
    details: {
      givenName: "María de los Ángeles",
      familyName: null,
      phone: "+15595550123",
      streetAddress: null,
      locality: null,
      region: "CA",
      postalCode: "93702-1234",
      country: "US",
    },
  });
});

test("marks that cannot be seen are no part of a name", () => {
  expect(read({ given_name: "Ana\u202e", family_name: "Ru\u200biz" })).toMatchObject({
    details: { givenName: "Ana", familyName: "Ru iz" },
  });
});

test("what cannot be right is refused field by field", () => {
  expect(read({ given_name: "", country: "XX" })).toEqual({
    ok: false,
    errors: { given_name: ["required"], country: ["country.unknown"] },
  });
  expect(read({ given_name: "t.me/spam", family_name: "<b>x</b>" })).toEqual({
    ok: false,
    errors: { given_name: ["name.link"], family_name: ["name.link"] },
  });
  expect(read({ given_name: "..." })).toEqual({
    ok: false,
    errors: { given_name: ["name.letters"] },
  });
  expect(read({ given_name: "t.me/spam", phone: "12", postal_code: "9370" }), "all at once").toEqual({
    ok: false,
    errors: { given_name: ["name.link"], phone: ["phone.invalid"], postal_code: ["postal.us"] },
  });
  expect(read({ given_name: "Ana", phone: "12", postal_code: "9370", region: "Narnia" })).toEqual({
    ok: false,
    errors: { phone: ["phone.invalid"], postal_code: ["postal.us"], region: ["region.unknown"] },
  });
});
