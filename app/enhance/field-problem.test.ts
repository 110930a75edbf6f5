import { expect, test } from "vitest";
import { fieldProblem } from "./field-problem.ts";

const look = (name: string, value: string, country = "US") =>
  fieldProblem({ name, value, country, required: true });

test("an empty field that is needed is missing, one that is not is fine", () => {
  expect(look("given_name", "  ")).toBe("missing");
  expect(fieldProblem({ name: "phone", value: "", country: "US", required: false })).toBeNull();
});

test("a given name has a letter of some script", () => {
  for (const wrong of ["3", "-", "..."]) expect(look("given_name", wrong), wrong).toBe("invalid");
  for (const right of ["X", "李", "محمد"]) expect(look("given_name", right), right).toBeNull();
  // Whoever has one name only puts something here.
  expect(look("family_name", "-")).toBeNull();
});

test("a name is no address of the web or of mail", () => {
  for (const wrong of ["http://x.com", "Ana www.x.com", "ana@x.org"]) {
    expect(look("given_name", wrong), wrong).toBe("link");
    expect(look("family_name", wrong), wrong).toBe("link");
  }
  expect(look("family_name", "St.John")).toBeNull();
});

test("an address needs something on both sides of the @", () => {
  for (const wrong of ["maria", "maria@", "@ejemplo.org", "maria@ejemplo", "ma ria@ejemplo.org"])
    expect(look("email", wrong), wrong).toBe("invalid");
  for (const right of ["maria@ejemplo.org", " o'neil+x@sub.example.co.uk ", "josé@correo.mx"])
    expect(look("email", right), right).toBeNull();
});

test("a ZIP code is five or nine digits at home and free abroad", () => {
  expect(look("postal_code", "9370")).toBe("invalid");
  expect(look("postal_code", "93702")).toBeNull();
  for (const long of ["93702-1234", "93702 1234", "937021234", "93702–1234"])
    expect(look("postal_code", long), long).toBeNull();
  expect(look("postal_code", "K1A 0B1", "CA")).toBeNull();
});

test("a phone number at home needs its area code", () => {
  expect(look("phone", "555-0100")).toBe("invalid");
  expect(look("phone", "(559) 555-0100")).toBeNull();
  expect(look("phone", "+52 55 5555 0100")).toBeNull();
});
