import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { inBoth, on } from "./dates.ts";

type NewStage = Omit<Prisma.MeasureStageCreateWithoutMeasureInput, "position">;

const stages = (list: NewStage[]) => ({ create: list.map((stage, position) => ({ ...stage, position })) });

const CALIFORNIA = "ocd-jurisdiction/country:us/state:ca/government";

/** Where the Legislature publishes what happened to a bill. */
const history = (billId: string) =>
  `https://leginfo.legislature.ca.gov/faces/billStatusClient.xhtml?bill_id=${billId}`;
const text = (billId: string) =>
  `https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=${billId}`;

export const vetoHistory = history("201120120AB1081");

const firstTry: NewStage[] = [
  {
    outcome: "done",
    kind: "floor",
    occurredOn: on("2012-01-01"),
    precision: "year",
    sourceUrl: vetoHistory,
    translations: inBoth(
      { label: "Passed by both houses", note: "Assembly and Senate send it to the Governor." },
      { label: "Aprobada en ambas cámaras", note: "Asamblea y Senado la envían al gobernador." },
    ),
  },
  {
    outcome: "vetoed",
    kind: "executive",
    occurredOn: on("2012-09-30"),
    precision: "day",
    sourceUrl: vetoHistory,
    translations: inBoth(
      { label: "Vetoed by Governor Brown", note: null },
      { label: "Vetada por el gobernador Brown", note: null },
    ),
  },
];

const secondTry: NewStage[] = [
  {
    outcome: "done",
    kind: "introduced",
    chamber: "lower",
    occurredOn: on("2012-12-03"),
    precision: "day",
    sourceUrl: history("201320140AB4"),
    translations: inBoth(
      { label: "Back as AB 4", note: "Assemblymember Tom Ammiano brings it in on the first day he can." },
      { label: "Vuelve como AB 4", note: "El asambleísta Tom Ammiano la presenta el primer día posible." },
    ),
  },
  {
    outcome: "here",
    kind: "committee",
    chamber: "lower",
    sourceUrl: history("201320140AB4"),
    translations: inBoth(
      { label: "Assembly committee", note: "No hearing date yet." },
      { label: "Comité de la Asamblea", note: "La audiencia todavía no tiene fecha." },
    ),
  },
  {
    outcome: "ahead",
    kind: "floor",
    chamber: "lower",
    votesNeeded: 41,
    seats: 80,
    translations: inBoth(
      { label: "Assembly floor", note: null },
      { label: "Pleno de la Asamblea", note: null },
    ),
  },
  {
    outcome: "ahead",
    kind: "floor",
    chamber: "upper",
    votesNeeded: 21,
    seats: 40,
    translations: inBoth({ label: "Senate", note: null }, { label: "Senado", note: null }),
  },
  {
    outcome: "ahead",
    kind: "executive",
    translations: inBoth(
      { label: "Governor", note: "He signs, or he vetoes again." },
      { label: "Gobernador", note: "La firma, o la veta otra vez." },
    ),
  },
];

/** The bill's two tries: AB 1081, vetoed, and AB 4, as they stood in January 2013. */
export async function addMeasures(tx: Tx): Promise<{ ab1081: string; ab4: string }> {
  const earlier = await tx.measure.create({
    data: {
      identifier: "AB 1081",
      session: "2011–2012",
      jurisdictionId: CALIFORNIA,
      url: text("201120120AB1081"),
      translations: inBoth({ title: "The TRUST Act, first try" }, { title: "La Ley TRUST, primer intento" }),
      stages: stages(firstTry),
    },
  });
  const latest = await tx.measure.create({
    data: {
      identifier: "AB 4",
      session: "2013–2014",
      jurisdictionId: CALIFORNIA,
      url: text("201320140AB4"),
      earlierId: earlier.id,
      translations: inBoth({ title: "The TRUST Act" }, { title: "La Ley TRUST" }),
      stages: stages(secondTry),
    },
  });
  return { ab1081: earlier.id, ab4: latest.id };
}
