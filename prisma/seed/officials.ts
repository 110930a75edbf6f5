import { stateDivision } from "#app/geography/division.ts";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { OfficeLevel } from "#app/platform/prisma/enums.ts";
import { inBoth, on } from "./dates.ts";

type NewOffice = {
  divisionId: string;
  key: string;
  level: OfficeLevel;
  en: string;
  es: string;
  since: string;
  until: string;
};

type NewOfficial = { name: string; familyName: string; office: NewOffice };

const state = (code: string) => stateDivision(code.toUpperCase());

const governor = (code: string, en: string, es: string, since: string, until: string): NewOffice => ({
  divisionId: state(code),
  key: "governor",
  level: "state",
  en: `Governor of ${en}`,
  es: `Gobernador de ${es}`,
  since,
  until,
});

// The demo stands in January 2013; who represents somebody today is asked of the same tables.
const OFFICIALS = {
  brown: {
    name: "Jerry Brown",
    familyName: "Brown",
    office: governor("ca", "California", "California", "2011-01-03", "2019-01-07"),
  },
  harris: {
    name: "Kamala Harris",
    familyName: "Harris",
    office: {
      divisionId: state("ca"),
      key: "attorney_general",
      level: "state",
      en: "Attorney General of California",
      es: "Procuradora general de California",
      since: "2011-01-03",
      until: "2017-01-03",
    },
  },
  baca: {
    name: "Lee Baca",
    familyName: "Baca",
    office: {
      divisionId: `${state("ca")}/county:los_angeles`,
      key: "sheriff",
      level: "local",
      en: "Sheriff of Los Angeles County",
      es: "Sheriff del condado de Los Ángeles",
      since: "1998-12-07",
      until: "2014-01-30",
    },
  },
  garcia: {
    name: "Jesús García",
    familyName: "García",
    office: {
      divisionId: `${state("il")}/county:cook/council_district:7`,
      key: "county_commissioner",
      level: "local",
      en: "Commissioner, Cook County, Illinois",
      es: "Comisionado del condado de Cook, Illinois",
      since: "2010-12-06",
      until: "2018-12-03",
    },
  },
  patrick: {
    name: "Deval Patrick",
    familyName: "Patrick",
    office: governor("ma", "Massachusetts", "Massachusetts", "2007-01-04", "2015-01-08"),
  },
  quinn: {
    name: "Pat Quinn",
    familyName: "Quinn",
    office: governor("il", "Illinois", "Illinois", "2009-01-29", "2015-01-12"),
  },
  cuomo: {
    name: "Andrew Cuomo",
    familyName: "Cuomo",
    office: governor("ny", "New York", "Nueva York", "2011-01-01", "2021-08-24"),
  },
} satisfies Record<string, NewOfficial>;

export type OfficialKey = keyof typeof OFFICIALS;

/** The officials whom the campaign follows, each in the office of January 2013; their ids by name. */
export async function addOfficials(tx: Tx): Promise<Record<OfficialKey, string>> {
  const ids = {} as Record<OfficialKey, string>;
  await ensureDivisions(
    tx,
    Object.values(OFFICIALS).map(({ office }) => office.divisionId),
  );
  for (const key of Object.keys(OFFICIALS) as OfficialKey[]) {
    const { name, familyName, office }: NewOfficial = OFFICIALS[key];
    const { divisionId, level, en, es, since, until } = office;
    const official = await tx.official.create({
      data: {
        name,
        familyName,
        terms: {
          create: {
            startOn: on(since),
            endOn: on(until),
            office: {
              connectOrCreate: {
                where: { divisionId_key_seat: { divisionId, key: office.key, seat: "" } },
                create: {
                  divisionId,
                  key: office.key,
                  level,
                  translations: inBoth({ title: en }, { title: es }),
                },
              },
            },
          },
        },
      },
    });
    ids[key] = official.id;
  }
  return ids;
}
