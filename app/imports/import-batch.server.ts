import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { prisma, transact } from "#app/platform/db.server.ts";
import { putImportedTags } from "#app/segments/tag-imported.server.ts";
import { findOrMakeTag, tagSlug } from "#app/segments/tag-supporters.server.ts";
import {
  addPeople,
  type ChangedPerson,
  type ConsentOrigin,
  changePeople,
  recordImportedConsents,
  traceImport,
} from "#app/supporters/bring-in.server.ts";
import type { ImportedConsent } from "#app/supporters/imported-person.ts";
import type { Batch } from "./batches.server.ts";
import { figuresOf } from "./go-through.server.ts";
import type { Plan } from "./import-plan.ts";
import type { ImportFigures } from "./import-report.ts";
import { type Judged, type Judgement, judgeBatch } from "./judge-batch.server.ts";

/** What is the same for every batch of an import. */
export type ImportSetup = {
  importId: string;
  plan: Plan;
  /** The moment that all it brings carries. */
  at: Date;
  actor: AuditActor;
  /** Null when the import states no consent. */
  origin: ConsentOrigin | null;
  /** Tags by their slug, as far as they are known. */
  tags: Map<string, string>;
};

export type BatchDone = { refused: Judgement["refused"]; figures: ImportFigures };

const TRIES = 5;
/** Somebody signed by an address of this batch while it was judged: it is judged again. */
class MetMeanwhile extends Error {}

const isPassing = (error: unknown) =>
  error instanceof MetMeanwhile || (error as { code?: string }).code === "40P01";

/**
 * Brings in a batch, all of it or nothing: people, tags, consents, and how far the import is. `after` is the row up to
 * which all was done before. Errors: throws when another worker has done it meanwhile.
 */
export async function importBatch(batch: Batch, after: number, setup: ImportSetup): Promise<BatchDone> {
  await makeTags(batch, setup);
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact((client) => writeBatch(client, batch, after, setup));
    } catch (error) {
      if (!isPassing(error) || attempt === TRIES) throw error;
    }
  }
}

async function makeTags({ good }: Batch, { plan, tags, actor, at }: ImportSetup): Promise<void> {
  for (const name of [...plan.tags, ...good.flatMap(({ row }) => row.tags)]) {
    const slug = tagSlug(name);
    if (slug === "" || tags.has(slug)) continue;
    const tag = await prisma.$transaction((tx) => findOrMakeTag(tx, name, { actor, now: at }));
    if (tag) tags.set(slug, tag.id);
  }
}

async function writeBatch(
  client: PoolClient,
  batch: Batch,
  after: number,
  setup: ImportSetup,
): Promise<BatchDone> {
  const { importId, plan, at, actor, origin, tags } = setup;
  const tagIds = (name: string) => tags.get(tagSlug(name)) ?? null;
  const judgement = await judgeBatch(client, batch, { plan, tagIds, importId, hold: true });
  const people = judgement.taken.map((each) => ({
    ...each,
    id: each.decision.effect === "created" ? newId({ msecs: at.getTime() }) : each.decision.id,
  }));
  const created = people.flatMap((each) => (each.decision.effect === "created" ? [newPerson(each, at)] : []));
  if (!(await addPeople(client, created, at))) throw new MetMeanwhile();
  await changePeople(client, people.flatMap(changedPerson), at);
  const pairs = people.flatMap(({ id, tagIds: ids }) => ids.map((tagId) => ({ supporterId: id, tagId })));
  const put = await putImportedTags(client, pairs, { at, byId: actor.id });
  await traceImport(client, importId, tracesOf(people, put));
  const answers: ImportedConsent[] = people.flatMap(({ id, decision }) =>
    decision.answers.map((answer) => ({ supporterId: id, ...answer })),
  );
  if (origin) await recordImportedConsents(client, [...answers, ...judgement.late], origin);
  const figures = figuresOf(batch, judgement);
  await noteProgress(client, { importId, batch, after, refused: judgement.refused, figures });
  return { refused: judgement.refused, figures };
}

type Person = Judged & { id: string };

const newPerson = ({ id, row, decision }: Person, at: Date) => ({
  ...decision.details,
  id,
  email: row.email,
  emailCanonical: row.emailCanonical,
  createdAt: row.createdAt ?? at,
});

const changedPerson = ({ id, decision }: Person): ChangedPerson[] =>
  decision.effect === "known" && decision.was ? [{ ...decision.details, id }] : [];

function tracesOf(people: Person[], put: { supporterId: string; tagId: string }[]) {
  const newTags = new Map<string, string[]>();
  for (const { supporterId, tagId } of put)
    newTags.set(supporterId, [...(newTags.get(supporterId) ?? []), tagId]);
  return people.map(({ id, row, effect, decision }) => ({
    supporterId: id,
    row: row.number,
    effect,
    was: decision.effect === "known" ? decision.was : null,
    tagIds: newTags.get(id) ?? [],
  }));
}

const REFUSALS = `
  INSERT INTO import_refusal (import_id, "row", code, detail)
  SELECT $1, r, c, d FROM unnest($2::int[], $3::text[], $4::int[]) AS x(r, c, d)`;

const PROGRESS = `
  UPDATE supporter_import SET through_row = $2,
    figures = (SELECT jsonb_object_agg(f.key, f.value::int + coalesce((figures->>f.key)::int, 0)) FROM jsonb_each_text($3) f)
  WHERE id = $1 AND through_row = $4 AND undone_at IS NULL`;

type Progress = {
  importId: string;
  batch: Batch;
  after: number;
  refused: Judgement["refused"];
  figures: ImportFigures;
};

async function noteProgress(client: PoolClient, { importId, batch, after, refused, figures }: Progress) {
  if (refused.length > 0)
    await client.query(REFUSALS, [
      importId,
      refused.map(({ row }) => row.number),
      refused.map(({ problem }) => problem.code),
      refused.map(({ problem }) => problem.otherRow ?? null),
    ]);
  const { rowCount } = await client.query(PROGRESS, [
    importId,
    batch.through,
    JSON.stringify(figures),
    after,
  ]);
  if (rowCount !== 1) throw new Error(`another worker is at import ${importId}`);
}
