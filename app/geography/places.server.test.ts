import { expect, test } from "vitest";
import { countriesIn, isCountry } from "./countries.ts";
import { countiesOf, findCounty, placeOfZip, townOf } from "./places.server.ts";
import { findState, findStateByFips, regionCode, regionName, states } from "./states.ts";

test("a ZIP code lies in a place, a state and a county", () => {
  expect(placeOfZip("90012")).toMatchObject({
    place: "Los Angeles",
    state: "CA",
    countyFips: "06037",
    countyName: "Los Angeles",
  });
  expect(placeOfZip("20001")).toMatchObject({ place: "Washington", state: "DC", countyFips: "11001" });
  expect(placeOfZip("87937")?.countyName).toBe("Doña Ana");
  expect(placeOfZip("90012")!.lat).toBeCloseTo(34.06, 1);
  expect(placeOfZip("90012")!.lon).toBeCloseTo(-118.24, 1);
});

test.each(["00000", "09001", "9001", "90012-1234", "abcde", ""])("%j lies nowhere", (zip) => {
  expect(placeOfZip(zip)).toBeNull();
});

test("a county has a middle, for a dot on a map", () => {
  expect(findCounty("06037")).toMatchObject({ name: "Los Angeles", state: "CA" });
  expect(findCounty("06037")!.lat).toBeCloseTo(34.07, 1);
  expect(findCounty("99999")).toBeNull();
  expect(countiesOf("CA")).toHaveLength(58);
  expect(countiesOf().length).toBeGreaterThan(3_100);
});

test("states are known by code, FIPS and name", () => {
  expect(states).toHaveLength(56);
  expect(findState("CA")?.name).toBe("California");
  expect(findStateByFips("06")?.code).toBe("CA");
  expect(findState("ZZ")).toBeNull();
});

test.each([
  ["US", "california", "CA"],
  ["US", " ca ", "CA"],
  ["US", "AE", "AE"],
  ["US", "Bavaria", null],
  ["CA", "Québec", "QC"],
  ["CA", "quebec", "QC"],
  ["CA", "on", "ON"],
  ["MX", "Jalisco", "Jalisco"],
])("a region in %s typed as %j is %s", (country, typed, code) => {
  expect(regionCode(country, typed)).toBe(code);
});

test("regions are named in their own words", () => {
  expect(regionName("US", "CA")).toBe("California");
  expect(regionName("CA", "QC")).toBe("Quebec");
  expect(regionName("MX", "Jalisco")).toBe("Jalisco");
});

test("countries are named and sorted in the reader's language", () => {
  expect(isCountry("US") && isCountry("MX") && !isCountry("XX")).toBe(true);
  const spanish = countriesIn("es");
  expect(spanish.find(({ code }) => code === "US")?.name).toBe("Estados Unidos");
  expect(spanish.map(({ name }) => name).indexOf("Ecuador")).toBeLessThan(
    spanish.map(({ name }) => name).indexOf("Suiza"),
  );
});

test("a town is the one that was typed, else the one of the ZIP code", () => {
  const nowhere = { locality: null, postalCode: null, country: "US" };
  expect(townOf({ ...nowhere, locality: "Selma", postalCode: "93701" })).toBe("Selma");
  expect(townOf({ ...nowhere, postalCode: "93701" })).toBe("Fresno");
  expect(townOf({ ...nowhere, postalCode: "93701-1234" })).toBe("Fresno");
  expect(townOf({ ...nowhere, postalCode: "93701", country: "MX" })).toBeNull();
  expect(townOf(nowhere)).toBeNull();
});
