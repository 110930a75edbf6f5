import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

let made = 0;

type StageGiven = [label: string, stage: Omit<Prisma.MeasureStageCreateWithoutMeasureInput, "position">];

interface MeasureOptions extends Partial<Prisma.MeasureUncheckedCreateInput> {
  /** English labels, in order. */
  steps?: StageGiven[];
}

/** Stores a measure of the California legislature with its stages. */
export function createMeasure({ steps = [], ...given }: MeasureOptions = {}) {
  made += 1;
  return prisma.measure.create({
    data: {
      identifier: `AB ${made}`,
      session: "2013-2014",
      jurisdictionId: "ocd-jurisdiction/country:us/state:ca/government",
      ...given,
      translations: { create: [{ language: "en", title: "The TRUST Act" }] },
      stages: {
        create: steps.map(([label, stage], index) => ({
          ...stage,
          // A date says how exact it is.
          ...(stage.occurredOn && { precision: stage.precision ?? "day" }),
          position: index + 1,
          translations: { create: [{ language: "en", label }] },
        })),
      },
    },
  });
}

interface PositionOptions extends Partial<Prisma.PositionUncheckedCreateInput> {
  measureId: string;
  name: string;
  office?: string;
  evidence?: string;
}

const california = "ocd-division/country:us/state:ca";

/** Stores an official with an office since 2011 and one position on a measure. */
export async function createPosition({
  name,
  office = "Governor of California",
  evidence = "Vetoed the earlier bill.",
  ...given
}: PositionOptions) {
  made += 1;
  const official = await prisma.official.create({
    data: {
      name,
      familyName: name.split(" ").at(-1)!,
      terms: {
        create: {
          startOn: new Date("2011-01-03"),
          office: {
            create: {
              division: {
                connectOrCreate: {
                  where: { id: california },
                  create: { id: california, type: "state", name: "California", stateCode: "CA" },
                },
              },
              level: "state",
              key: `office-${made}`,
              translations: { create: [{ language: "en", title: office }] },
            },
          },
        },
      },
    },
  });
  return prisma.position.create({
    data: {
      officialId: official.id,
      stance: "undecided",
      statedOn: new Date("2012-09-30"),
      ...given,
      translations: { create: [{ language: "en", evidence, source: "Veto message" }] },
    } as Prisma.PositionUncheckedCreateInput,
  });
}
