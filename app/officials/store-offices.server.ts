import { v7 as newId } from "uuid";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { insertRows } from "#app/platform/insert-rows.server.ts";
import type { Tally } from "#app/sources/import-report.ts";
import { type OfficeFacts, officeId } from "./official-facts.ts";

/**
 * Stores offices that are not known yet, and what is told of those that are; titles only where there is none, since
 * staff may have worded them. Returns their ids by division, key and seat (officeId).
 */
export async function storeOffices(
  { tx, tally }: { tx: Tx; tally: Tally },
  offices: Iterable<OfficeFacts>,
): Promise<Map<string, string>> {
  const told = new Map([...offices].map((office) => [officeId(office), office]));
  const divisions = new Set([...told.values()].map(({ divisionId }) => divisionId));
  await ensureDivisions(tx, divisions);
  const rows = await tx.office.findMany({
    where: { divisionId: { in: [...divisions] } },
    include: { translations: true },
  });
  const known = new Map(rows.map((row) => [officeId(row), row]));
  const ids = new Map(rows.map((row) => [officeId(row), row.id]));
  const added: (OfficeFacts & { id: string })[] = [];
  const titles: { office_id: string; language: "en" | "es"; title: string }[] = [];
  for (const [name, office] of told) {
    const row = known.get(name);
    const same =
      row && row.seats === office.seats && row.chamber === office.chamber && row.level === office.level;
    tally.count("office", same ? "unchanged" : row ? "changed" : "added");
    const id = row?.id ?? newId();
    ids.set(name, id);
    const { seats, chamber, level } = office;
    if (!row) added.push({ ...office, id });
    else if (!same) await tx.office.update({ where: { id }, data: { seats, chamber, level } });
    for (const language of ["en", "es"] as const) {
      if (row?.translations.some((words) => words.language === language)) continue;
      titles.push({ office_id: id, language, title: office.titles[language] });
    }
  }
  await insertRows(
    tx,
    "office",
    {
      ...{ id: "uuid", division_id: "text", key: "text", seat: "text", seats: "int" },
      ...{ level: '"OfficeLevel"', chamber: "text" },
    },
    added.map(({ id, divisionId, key, seat, seats, level, chamber }) => ({
      ...{ id, division_id: divisionId, key, seat, seats, level, chamber },
    })),
  );
  await insertRows(
    tx,
    "office_translation",
    { office_id: "uuid", language: '"Language"', title: "text" },
    titles,
  );
  return ids;
}
