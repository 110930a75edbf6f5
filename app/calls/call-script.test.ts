import { expect, test } from "vitest";
import type { Stance } from "#app/measures/stance.ts";
import { callScript, scriptKindFor } from "./call-script.ts";

const office = {
  id: "1",
  divisionId: "ocd-division/country:us/state:ca/sldl:31",
  level: "state",
  chamber: "lower",
  key: "state_representative",
  titles: { en: "California Assembly, district 31", es: "Asamblea de California, distrito 31" },
} as const;

const target = (stance: Stance, change: Partial<typeof office> = {}) =>
  ({
    office: { ...office, ...change },
    stance,
    official: { name: "Dolores Quintana", familyName: "Quintana" },
  }) as Parameters<typeof callScript>[1];

const page = {
  language: "en",
  measure: { identifier: "AB 4", title: "The TRUST Act" },
  scripts: { thank: "Thanks, {title} {official}.", ask: "", firm: "" },
} as Parameters<typeof callScript>[0];

const rosa = { givenName: "Rosa", place: "Fresno, CA 93702" };
const textOf = ({ parts }: ReturnType<typeof callScript>) =>
  parts.map(({ words }) => words.map(({ text }) => text).join(""));

test.each<[Stance, string]>([
  ["supports", "thank"],
  ["leans", "thank"],
  ["undecided", "ask"],
  ["unknown", "ask"],
  ["leans_no", "firm"],
  ["opposes", "firm"],
])("whoever %s is met with the script that is called %s", (stance, kind) => {
  expect(scriptKindFor(stance)).toBe(kind);
});

test("what is filled in is marked, and a paragraph in parentheses tells what to do", () => {
  const scripts = {
    ...page.scripts,
    ask: "I am {name}, from {place}.\r\n\r\n(Wait.)\n \nVote yes on {measure}, {full_name}.",
  };
  const { parts } = callScript({ ...page, scripts }, target("undecided"), rosa);
  expect(parts).toEqual([
    {
      isCue: false,
      words: [
        { text: "I am ", isFilled: false },
        { text: "Rosa", isFilled: true },
        { text: ", from ", isFilled: false },
        { text: "Fresno, CA 93702", isFilled: true },
        { text: ".", isFilled: false },
      ],
    },
    { isCue: true, words: [{ text: "Wait.", isFilled: false }] },
    {
      isCue: false,
      words: [
        { text: "Vote yes on ", isFilled: false },
        { text: "AB 4", isFilled: true },
        { text: ", ", isFilled: false },
        { text: "Dolores Quintana", isFilled: true },
        { text: ".", isFilled: false },
      ],
    },
  ]);
});

test("a name that looks like a field is said as it is, and a field that nobody knows stays", () => {
  const scripts = { ...page.scripts, ask: "{name} and {nobody}" };
  const script = callScript({ ...page, scripts }, target("unknown"), { ...rosa, givenName: "{official}" });
  expect(textOf(script)).toEqual(["{official} and {nobody}"]);
});

test.each(["en", "es"] as const)(
  "without the organizer's words there are the house's own in %s, without a gap",
  (language) => {
    for (const stance of ["supports", "undecided", "opposes"] as const) {
      const bare = { scripts: { thank: " ", ask: "", firm: "" }, measure: null, language };
      const said = textOf(callScript(bare, target(stance), { givenName: "Rosa", place: null })).join("\n");
      expect(said).toContain("Rosa");
      expect(said).toContain("Quintana");
      expect(said).not.toMatch(/[{}]|undefined/);
    }
  },
);

test.each([
  ["state_representative", "ocd-division/country:us/state:ca/sldl:31", "Assembly member"],
  ["state_representative", "ocd-division/country:us/state:va/sldl:3", "Delegate"],
  ["state_representative", "ocd-division/country:us/state:tx/sldl:3", "Representative"],
  ["state_senator", "ocd-division/country:us/state:ca/sldu:11", "Senator"],
  ["us_representative", "ocd-division/country:us/state:ca/cd:11", "Representative"],
  ["governor", "ocd-division/country:us/state:ca", "Governor"],
  ["sheriff", "ocd-division/country:us/state:ca/county:fresno", "Sheriff of Fresno County"],
])("a %s of %s is addressed as %s", (key, divisionId, title) => {
  const titles = { en: "Sheriff of Fresno County", es: "" };
  const script = callScript(page, target("supports", { key, divisionId, titles } as never), rosa);
  expect(textOf(script)).toEqual([`Thanks, ${title} Quintana.`]);
});
