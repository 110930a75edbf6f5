import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { sources } from "#app/sources/source.ts";
import { sourceStates } from "#app/sources/source-queries.server.ts";
import { shortId, writeTable } from "./fact-table.ts";
import { REVIEWER } from "./load-corrections.server.ts";
import { shippedZips } from "./zip-tables.ts";

type Cells = (string | number | boolean | null)[];
type Table = { columns: string[]; rows: Cells[]; about: string };

/**
 * Writes the facts of this database that ship with the product into a folder, one table a file (prisma/facts/README.md):
 * divisions, ZIP codes by congressional district and county, Congress, governors, California's legislature with their
 * contacts, and the corrections of our own review. Nothing that staff entered. Returns the number of rows by file.
 */
export async function exportFacts(folder: string, now: Date): Promise<Record<string, number>> {
  const tables = {
    sources: await sourceTable(now),
    divisions: await divisionTable(),
    ...(await zipTables()),
    ...(await officialTables()),
    corrections: await correctionTable(),
  } satisfies Record<string, Table>;
  await mkdir(folder, { recursive: true });
  for (const [name, { about, columns, rows }] of Object.entries(tables))
    await writeFile(path.join(folder, `${name}.tsv`), writeTable([about, MADE], columns, rows));
  return Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows.length]));
}

const MADE = "Written by groundswell facts export; sources.tsv tells licence and date of each source.";

async function sourceTable(now: Date): Promise<Table> {
  const states = await sourceStates(now);
  const rows = states.flatMap(({ key, name, url, licence, last }) =>
    last && key !== sources.shipped.key ? [[key, name, url, licence, last.asOf]] : [],
  );
  const columns = ["key", "name", "url", "licence", "as_of"];
  return {
    about: "Where the facts come from, under which licence, and of which day they are.",
    columns,
    rows,
  };
}

async function divisionTable(): Promise<Table> {
  const divisions = await prisma.division.findMany();
  const rows = divisions.map(({ id, name, geoid, validUntil }) => [
    shortId(id),
    name,
    geoid,
    validUntil && isoDate(validUntil),
  ]);
  return {
    about: "Sources: ocd-division-ids, openstates-geo, census-counties.",
    columns: ["id", "name", "geoid", "valid_until"],
    rows,
  };
}

async function zipTables(): Promise<Record<string, Table>> {
  const plans = await prisma.districtPlan.findMany({
    where: { type: { in: ["cd", "county"] } },
    orderBy: { key: "asc" },
  });
  const day = (date: Date | null) => date && isoDate(date);
  const tables: Record<string, Table> = {
    plans: {
      about: "Which districts the tables of ZIP codes tell of.",
      columns: ["key", "type", "name", "starts_on", "ends_on", "source"],
      rows: plans.map((plan) => [
        plan.key,
        plan.type,
        plan.name,
        day(plan.startsOn),
        day(plan.endsOn),
        plan.sourceKey,
      ]),
    },
  };
  const divisions = await prisma.division.findMany({ select: { id: true, geoid: true } });
  for (const { key, sourceKey } of plans) {
    const parts = await prisma.zipDivision.findMany({ where: { planKey: key } });
    const rows = shippedZips(parts, divisions);
    tables[`zips-${key}`] = { about: `Source: ${sourceKey}.`, columns: ["zip", "divisions"], rows };
  }
  return tables;
}

/** Offices that ship: all of Congress, governors, California's legislature. */
const shippedOffices = {
  OR: [
    { level: "federal" as const },
    { level: "state" as const, chamber: null, key: { in: ["governor", "mayor"] } },
    { level: "state" as const, chamber: { not: null }, division: { stateCode: "CA" } },
  ],
};

async function officialTables(): Promise<Record<string, Table>> {
  const offices = await prisma.office.findMany({ where: shippedOffices, include: { translations: true } });
  const officials = await prisma.official.findMany({
    where: {
      sourceKey: { not: null },
      terms: { some: { sourceKey: { not: null }, office: shippedOffices } },
    },
    include: {
      identifiers: { orderBy: [{ scheme: "asc" }, { value: "asc" }] },
      terms: { where: { sourceKey: { not: null }, office: shippedOffices }, include: { office: true } },
      places: { where: { sourceKey: { not: null } } },
      links: { where: { sourceKey: { not: null } } },
    },
  });
  const title = (office: (typeof offices)[number], language: string) =>
    office.translations.find((words) => words.language === language)?.title ?? "";
  const of = (official: (typeof officials)[number]) => referenceOf(official.identifiers);
  return {
    offices: {
      about: "What elects whom. Sources: those of the officials; seats of the House by the census of 2020.",
      columns: ["division", "key", "seat", "level", "chamber", "seats", "title_en", "title_es"],
      rows: offices.map((office) => [
        ...[shortId(office.divisionId), office.key, office.seat, office.level, office.chamber, office.seats],
        ...[title(office, "en"), title(office, "es")],
      ]),
    },
    officials: {
      about: "Who they are.",
      columns: [
        "official",
        "source",
        "name",
        "family_name",
        "given_name",
        "party",
        "photo_url",
        "source_url",
        "also",
      ],
      rows: officials.map((one) => [
        ...[
          of(one),
          one.sourceKey,
          one.name,
          one.familyName,
          one.givenName,
          one.party,
          one.photoUrl,
          one.sourceUrl,
        ],
        one.identifiers.slice(1).map(reference).join(" "),
      ]),
    },
    terms: {
      about: "Who holds which office.",
      columns: ["official", "source", "division", "key", "seat", "start_on", "end_on"],
      rows: officials.flatMap((one) =>
        one.terms.map((term) => [
          ...[of(one), term.sourceKey, shortId(term.office.divisionId), term.office.key, term.office.seat],
          ...[term.startOn && isoDate(term.startOn), term.endOn && isoDate(term.endOn)],
        ]),
      ),
    },
    places: {
      about: "Where they are reached.",
      columns: [
        "official",
        "source",
        "kind",
        "key",
        "street",
        "locality",
        "region",
        "postal_code",
        "lat",
        "lon",
        "phone",
        "fax",
      ],
      rows: officials.flatMap((one) =>
        one.places.map((place) => [
          ...[of(one), place.sourceKey, place.kind, place.key, place.street, place.locality, place.region],
          ...[place.postalCode, place.lat, place.lon, place.phone, place.fax],
        ]),
      ),
    },
    links: {
      about: "Their addresses and pages.",
      columns: ["official", "source", "kind", "value"],
      rows: officials.flatMap((one) =>
        one.links.map((link) => [of(one), link.sourceKey, link.kind, link.value]),
      ),
    },
  };
}

const reference = ({ scheme, value }: { scheme: string; value: string }) => `${scheme}:${value}`;

/** What the tables call an official: the first of the names that sources give. */
function referenceOf(identifiers: { scheme: string; value: string }[]): string {
  if (!identifiers[0]) throw new Error("an official that ships has no number with its source");
  return reference(identifiers[0]);
}

async function correctionTable(): Promise<Table> {
  const corrections = await prisma.officialOverride.findMany({
    where: { authorName: REVIEWER, authorId: null, withdrawnAt: null, subjectKind: "term" },
  });
  const terms = await prisma.term.findMany({
    where: { id: { in: corrections.map(({ subjectId }) => subjectId) } },
    include: {
      office: true,
      official: { include: { identifiers: { orderBy: [{ scheme: "asc" }, { value: "asc" }] } } },
    },
  });
  const rows = corrections.flatMap(({ subjectId, field, value, reason, madeAt }) => {
    const term = terms.find(({ id }) => id === subjectId);
    if (!term) return [];
    const { office, official, startOn } = term;
    return [
      [
        ...[referenceOf(official.identifiers), shortId(office.divisionId), office.key, office.seat],
        ...[startOn && isoDate(startOn), field, value as string | null, isoDate(madeAt), reason],
      ],
    ];
  });
  return {
    about: `Source: ${sources.review.key}. Terms of which sources say a wrong day.`,
    columns: ["official", "division", "key", "seat", "start_on", "field", "value", "made_on", "reason"],
    rows,
  };
}
