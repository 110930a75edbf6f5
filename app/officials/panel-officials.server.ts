import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { OverrideSubject } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { type CorrectedValue, correctable } from "./correction.ts";

/** One field that can be corrected: what sources say of it now. */
export type CorrectableField = {
  kind: OverrideSubject;
  subjectId: string;
  field: string;
  /** As it is typed; "" where nothing is known. */
  value: string;
};

/** A thing about an official, with its fields. `name`: which of several it is, in nobody's language. */
export type FactsOf = { kind: OverrideSubject; subjectId: string; name: string; fields: CorrectableField[] };

export type MadeCorrection = {
  id: string;
  kind: OverrideSubject;
  name: string;
  field: string;
  value: CorrectedValue;
  reason: string;
  by: string;
  /** ISO 8601. */
  madeOn: string;
  expiresOn: string | null;
};

export type PanelOfficial = {
  id: string;
  name: string;
  party: string | null;
  /** Who publishes the facts; null: entered by staff. */
  source: string | null;
  asOf: string | null;
  facts: FactsOf[];
  corrections: MadeCorrection[];
};

const parts = {
  terms: { include: { office: { include: { translations: true } } }, orderBy: { startOn: "desc" } },
  places: { orderBy: [{ kind: "asc" }, { key: "asc" }] },
  links: { orderBy: [{ kind: "asc" }, { value: "asc" }] },
  source: { select: { name: true } },
} satisfies Prisma.OfficialInclude;

/**
 * All that is known of an official and what staff have corrected of it; null for ids that nobody has. Facts are as sources
 * tell them: what is corrected stands beside them, and counts until its day or until it is taken back.
 */
export async function findPanelOfficial(
  id: string | undefined,
  language: Language,
  now: Date,
): Promise<PanelOfficial | null> {
  const row = isUuid(id) ? await prisma.official.findUnique({ where: { id }, include: parts }) : null;
  if (!row) return null;
  const text = (value: unknown) =>
    value instanceof Date ? isoDate(value) : value === null || value === undefined ? "" : String(value);
  const factsOf = (kind: OverrideSubject, subject: { id: string }, name: string): FactsOf => ({
    kind,
    subjectId: subject.id,
    name,
    fields: correctable(kind).map((field) => ({
      kind,
      subjectId: subject.id,
      field,
      value: field === "hidden" ? "no" : text((subject as Record<string, unknown>)[field]),
    })),
  });
  const facts = [
    factsOf("official", row, row.name),
    ...row.terms.map((term) =>
      factsOf("term", term, translationIn(term.office.translations, language)?.title ?? term.office.key),
    ),
    ...row.places.map((place) =>
      factsOf("contact_place", place, [place.locality, place.phone].filter(Boolean).join(", ") || place.kind),
    ),
    ...row.links.map((link) => factsOf("contact_link", link, link.value)),
  ];
  return {
    id: row.id,
    name: row.name,
    party: row.party,
    source: row.source?.name ?? null,
    asOf: row.asOf && isoDate(row.asOf),
    facts,
    corrections: await correctionsOf(facts, now),
  };
}

async function correctionsOf(facts: FactsOf[], now: Date): Promise<MadeCorrection[]> {
  const names = new Map(facts.map(({ subjectId, name }) => [subjectId, name]));
  const rows = await prisma.officialOverride.findMany({
    where: {
      subjectId: { in: [...names.keys()] },
      withdrawnAt: null,
      OR: [{ expiresOn: null }, { expiresOn: { gt: new Date(isoDate(now)) } }],
    },
    orderBy: { id: "desc" },
  });
  return rows.map(({ id, subjectKind, subjectId, field, value, reason, authorName, madeAt, expiresOn }) => ({
    id,
    kind: subjectKind,
    name: names.get(subjectId) ?? "",
    field,
    value: value as CorrectedValue,
    reason,
    by: authorName,
    madeOn: isoDate(madeAt),
    expiresOn: expiresOn && isoDate(expiresOn),
  }));
}
