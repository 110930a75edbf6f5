import { stances } from "#app/measures/stance.ts";
import { fold } from "#app/platform/search-words.ts";
import type { OfficialLine } from "./official-line.ts";
import type { OfficialsOrder, OfficialsQuery } from "./officials-query.ts";

/** Lines on one page. */
const PAGE = 50;

const byNumber = new Intl.Collator("en", { numeric: true });

/** By house, then by district as ballots order it; a seat's vacancy and whoever has left it stand below its holder. */
const byDistrict = (a: OfficialLine, b: OfficialLine) =>
  houseOf(a) - houseOf(b) ||
  byNumber.compare(a.divisionId, b.divisionId) ||
  Number(a.hasLeft) - Number(b.hasLeft) ||
  byName(a, b);

const houseOf = ({ chamber }: OfficialLine) => [null, "lower", "upper"].indexOf(chamber);

/** Seats that nobody holds come after everybody who has a name. */
const byName = (a: OfficialLine, b: OfficialLine) =>
  Number(a.name === null) - Number(b.name === null) ||
  a.familyName.localeCompare(b.familyName, "es") ||
  (a.name ?? "").localeCompare(b.name ?? "", "es");

const stanceOf = ({ stance }: OfficialLine) => (stance ? stances.indexOf(stance) : stances.length);

type Compare = (a: OfficialLine, b: OfficialLine) => number;
const figure =
  (name: "constituents" | "signatures" | "calls" | "letters" | "answers"): Compare =>
  (a, b) =>
    a[name] - b[name];

const compare: Record<OfficialsOrder, Compare> = {
  district: byDistrict,
  official: byName,
  stance: (a, b) => stanceOf(a) - stanceOf(b),
  constituents: figure("constituents"),
  signatures: figure("signatures"),
  calls: figure("calls"),
  letters: figure("letters"),
  answers: figure("answers"),
};

/**
 * The lines that a reader asked for, in their order. `members`: officials on the committee that the list is narrowed to; null:
 * it is not. Lines that compare alike stand by district, whichever way the others go.
 */
export function orderOfficials(
  lines: OfficialLine[],
  { words, house, stance, order, isDown }: OfficialsQuery,
  members: ReadonlySet<string> | null,
): OfficialLine[] {
  const asked = fold(words).split(/\s+/).filter(Boolean);
  const way = isDown ? -1 : 1;
  return lines
    .filter(
      (line) =>
        (!house || (line.chamber ?? "other") === house) &&
        (!stance || line.stance === stance) &&
        (!members || (line.officialId !== null && members.has(line.officialId))),
    )
    .filter(({ name, party, title, district }) => {
      const text = fold([name, party, title, district].join(" "));
      return asked.every((word) => text.includes(word));
    })
    .toSorted((a, b) => way * compare[order](a, b) || byDistrict(a, b));
}

/** One page of lines, from 1; a page that there is not is the last one. */
export function pageOfOfficials(lines: OfficialLine[], asked: number) {
  const pages = Math.max(1, Math.ceil(lines.length / PAGE));
  const page = Math.min(asked, pages);
  return { lines: lines.slice((page - 1) * PAGE, page * PAGE), page, hasNext: page < pages };
}
