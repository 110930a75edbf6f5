import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { changeMeasureRow, type EditOutcome } from "./edit-measure.server.ts";
import type { KnownDay, StageInput } from "./measure-forms.ts";
import { stageColumns, stageWords } from "./stage-rows.ts";

export type StageOutcome = Exclude<EditOutcome, { outcome: "identifier-taken" }>;

type Stage = Prisma.MeasureStageGetPayload<{ include: { translations: true } }>;

/** Adds a stage at the end of the road, or before another. */
export function addStage(measureId: string, input: StageInput, deed: Deed): Promise<StageOutcome> {
  return changeMeasureRow({ id: measureId, version: null, by: deed.actor }, async (tx, { identifier }) => {
    const stages = await stagesOf(tx, measureId);
    if (input.outcome === "here") await leaveOthers(tx, measureId, null);
    const { id } = await tx.measureStage.create({
      data: {
        measureId,
        ...stageColumns(input),
        position: (stages.at(-1)?.position ?? -1) + 1,
        translations: { create: stageWords(input) },
      },
    });
    await note(tx, deed, "measure.stage-added", { measureId, identifier }, null, { stage: id, ...input });
    return true;
  });
}

/** Changes a stage. A measure is in one place at a time: what was "here" before is passed. */
export function saveStage(
  which: { measureId: string; id: string },
  version: number,
  input: StageInput,
  deed: Deed,
): Promise<StageOutcome> {
  const { measureId, id } = which;
  return changeStage({ measureId, id, version, deed }, async (tx, stage, identifier) => {
    const before = valuesOf(stage);
    if (input.outcome === "here") await leaveOthers(tx, measureId, id);
    await tx.measureStageTranslation.deleteMany({ where: { stageId: id } });
    const saved = await tx.measureStage.update({
      where: { id },
      data: { ...stageColumns(input), translations: { create: stageWords(input) } },
      include: { translations: true },
    });
    const after = valuesOf(saved);
    if (JSON.stringify(before) === JSON.stringify(after)) return false;
    await note(tx, deed, "measure.stage-changed", { measureId, identifier }, before, after);
    return true;
  });
}

/** Takes a stage off the road. */
export function removeStage(measureId: string, id: string, deed: Deed): Promise<StageOutcome> {
  return changeStage({ measureId, id, version: null, deed }, async (tx, stage, identifier) => {
    await tx.measureStage.delete({ where: { id } });
    await note(tx, deed, "measure.stage-removed", { measureId, identifier }, valuesOf(stage), null);
    return true;
  });
}

/** Moves a stage one place towards the start (-1) or the end (1) of the road. */
export function shiftStage(measureId: string, id: string, by: -1 | 1, deed: Deed): Promise<StageOutcome> {
  return changeStage({ measureId, id, version: null, deed }, async (tx, stage, identifier) => {
    const stages = await stagesOf(tx, measureId);
    const at = stages.findIndex((each) => each.id === id);
    const other = stages[at + by];
    if (!other) return false;
    // Positions are unique at every moment: one steps aside.
    await tx.measureStage.update({ where: { id: other.id }, data: { position: -1 } });
    await tx.measureStage.update({ where: { id }, data: { position: other.position } });
    await tx.measureStage.update({ where: { id: other.id }, data: { position: stage.position } });
    const places = (position: number) => ({ stage: labelOf(stage), position });
    await note(
      tx,
      deed,
      "measure.stage-shifted",
      { measureId, identifier },
      places(stage.position),
      places(other.position),
    );
    return true;
  });
}

/**
 * Says that a measure has reached a stage: those before it are done, as of `on` where no day was known; those after
 * it are ahead. What was vetoed or failed stays so. With `forget` the day of a stage is taken off again, for an undo, which moves
 * only what is at `leaving` still.
 */
export function moveMeasure(
  measureId: string,
  stageId: string,
  {
    on,
    forget = null,
    leaving = null,
  }: { on: KnownDay | null; forget?: string | null; leaving?: string | null },
  deed: Deed,
): Promise<(StageOutcome & { from?: string | null }) | { outcome: "elsewhere" }> {
  let from: string | null = null;
  let isElsewhere = false;
  return changeStage({ measureId, id: stageId, version: null, deed }, async (tx, stage, identifier) => {
    const stages = await stagesOf(tx, measureId);
    const left = stages.find(({ outcome }) => outcome === "here");
    from = left?.id ?? null;
    if (left?.id === stageId) return false;
    // An undo takes back its own move, not one that somebody else has made since.
    isElsewhere = leaving !== null && left?.id !== leaving;
    if (isElsewhere) return false;
    await leaveOthers(tx, measureId, stageId);
    const ended: Stage["outcome"][] = ["vetoed", "failed"];
    for (const each of stages) {
      const isBefore = each.position < stage.position;
      const outcome =
        each.id === stageId
          ? "here"
          : ended.includes(each.outcome)
            ? each.outcome
            : isBefore
              ? "done"
              : "ahead";
      const day = each.id === left?.id && isBefore && !each.occurredOn ? on : null;
      await tx.measureStage.update({
        where: { id: each.id },
        data: {
          outcome,
          ...(day && { occurredOn: new Date(`${day.on}T00:00:00Z`), precision: day.precision }),
          ...(each.id === forget && { occurredOn: null, precision: null }),
        },
      });
    }
    const what = { measureId, identifier };
    await note(
      tx,
      deed,
      "measure.moved",
      what,
      { stage: left ? labelOf(left) : null },
      { stage: labelOf(stage) },
    );
    return true;
  }).then((result) => (isElsewhere ? { outcome: "elsewhere" } : { ...result, from }));
}

function changeStage(
  which: { measureId: string; id: string; version: number | null; deed: Deed },
  change: (tx: Tx, stage: Stage, identifier: string) => Promise<boolean>,
): Promise<StageOutcome> {
  const { measureId, id, version, deed } = which;
  let isThere = true;
  return changeMeasureRow({ id: measureId, version, by: deed.actor }, async (tx, { identifier }) => {
    const stage = await tx.measureStage.findFirst({
      where: { id, measureId },
      include: { translations: true },
    });
    isThere = stage !== null;
    return stage ? change(tx, stage, identifier) : false;
  }).then((result) => (isThere ? result : { outcome: "not-found" }));
}

const stagesOf = (tx: Tx, measureId: string) =>
  tx.measureStage.findMany({
    where: { measureId },
    orderBy: { position: "asc" },
    include: { translations: true },
  });

async function leaveOthers(tx: Tx, measureId: string, stageId: string | null): Promise<void> {
  await tx.measureStage.updateMany({
    where: { measureId, outcome: "here", ...(stageId && { id: { not: stageId } }) },
    data: { outcome: "done" },
  });
}

const labelOf = ({ translations }: Stage) =>
  (translations.find(({ language }) => language === "en") ?? translations[0])?.label ?? "";

function valuesOf({ id: _, measureId: _m, position: _p, translations, occurredOn, ...columns }: Stage) {
  const words = Object.fromEntries(
    translations
      .map(({ language, label, note }) => [language, [label, note].filter(Boolean).join(". ")])
      .sort(),
  );
  return { ...columns, occurredOn: occurredOn && isoDate(occurredOn), words };
}

type About = { measureId: string; identifier: string };

function note(
  tx: Tx,
  { actor, now }: Deed,
  what: `measure.${string}`,
  { measureId, identifier }: About,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
) {
  const subject = { kind: "measure", id: measureId, name: identifier };
  return recordAudit(tx, { actor, what, subject, before, after, now });
}
