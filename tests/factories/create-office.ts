import { randomUUID } from "node:crypto";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

const date = (day: string) => new Date(day);

/** Says who publishes the facts of a test. */
export async function createSource(key = "test-source", name = "A public list"): Promise<string> {
  await prisma.source.upsert({ where: { key }, create: { key, name }, update: { name } });
  return key;
}

type OfficeGiven = Partial<Prisma.OfficeUncheckedCreateInput> & {
  divisionId: string;
  title?: string;
  titleEs?: string;
};

/** Stores an office of a division, which is stored too if it is not known. */
export async function createOffice({ title = "Member", titleEs = "Miembro", ...given }: OfficeGiven) {
  await prisma.$transaction((tx) => ensureDivisions(tx, [given.divisionId]));
  return prisma.office.create({
    data: {
      level: "state",
      key: `office-${randomUUID()}`,
      ...given,
      translations: {
        create: [
          { language: "en", title },
          { language: "es", title: titleEs },
        ],
      },
    },
  });
}

type HolderGiven = {
  officeId: string;
  name: string;
  party?: string;
  startOn?: string;
  endOn?: string | null;
  phone?: string;
  links?: [kind: "email" | "form" | "website", value: string][];
};

/** Stores an official and their term in an office, from a source as of 1 September 2026. */
export async function createHolder({
  officeId,
  name,
  party = "Democratic",
  startOn = "2025-01-03",
  endOn = "2027-01-03",
  phone,
  links = [],
}: HolderGiven) {
  const sourceKey = await createSource();
  return prisma.official.create({
    data: {
      name,
      familyName: name.split(" ").at(-1)!,
      party,
      sourceKey,
      asOf: date("2026-09-01"),
      terms: {
        create: { officeId, startOn: date(startOn), endOn: endOn === null ? null : date(endOn), sourceKey },
      },
      places: phone ? { create: { kind: "capitol", key: "capitol", locality: "Sacramento", phone } } : {},
      links: { create: links.map(([kind, value]) => ({ kind, value })) },
    },
    include: { terms: true, places: true },
  });
}

/** A plan in force from 2025 to 2027 unless said otherwise, with the divisions that ZIP codes lie in. */
export async function createPlan({
  key = `plan-${randomUUID()}`,
  type,
  starts = "2025-01-03",
  ends = "2027-01-03",
  zips = [],
}: {
  key?: string;
  type: string;
  starts?: string | null;
  ends?: string | null;
  zips?: [zip: string, divisionId: string, landShare?: number][];
}) {
  const sourceKey = await createSource();
  await prisma.$transaction((tx) =>
    ensureDivisions(
      tx,
      zips.map(([, id]) => id),
    ),
  );
  return prisma.districtPlan.create({
    data: {
      key,
      type,
      name: key,
      sourceKey,
      startsOn: starts === null ? null : date(starts),
      endsOn: ends === null ? null : date(ends),
      asOf: date("2026-06-01"),
      zips: {
        create: zips.map(([zip, divisionId, landShare]) => ({
          zip,
          divisionId,
          landShare: landShare ?? null,
        })),
      },
    },
  });
}
