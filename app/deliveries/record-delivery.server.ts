import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { Delivery, DeliveryRecord } from "./delivery.ts";
import { findDelivery } from "./delivery-queries.server.ts";

export type RecordOutcome =
  | { outcome: "recorded"; id: string }
  | { outcome: "changed"; id: string }
  /** The campaign has no such petition, or no such delivery; or nobody has such an office. */
  | { outcome: "not-found" }
  /** The day is still to come. */
  | { outcome: "future" };

type Place = { campaignId: string /** Null records a new one. */; id: string | null };

/**
 * Records that signatures were handed over, or changes the record.
 *
 * Shapes: `deliveredOn` a day, judged in the actor's time zone; words in one language at least; `pictures` in their order.
 * Errors: outcomes cover all that an organizer can cause.
 */
export function recordDelivery(
  { campaignId, id }: Place,
  record: DeliveryRecord,
  { actor, now }: Deed,
): Promise<RecordOutcome> {
  return prisma.$transaction(async (tx): Promise<RecordOutcome> => {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: actor.timeZone }).format(now);
    if (record.deliveredOn > today) return { outcome: "future" };
    const petition = await tx.petition.findFirst({ where: { id: record.petitionId, campaignId } });
    const office = record.officeId && (await tx.office.findUnique({ where: { id: record.officeId } }));
    const before = id && (await findDelivery(id, campaignId, actor.language, tx));
    if (!petition || (record.officeId && !office) || (id && !before)) return { outcome: "not-found" };
    const written = await write(tx, id, record, now);
    await recordAudit(tx, {
      actor,
      what: id ? "delivery.changed" : "delivery.recorded",
      subject: { kind: "delivery", id: written, name: petition.slug },
      campaignId,
      before: before ? told(before) : null,
      after: told(record),
      now,
    });
    return { outcome: id ? "changed" : "recorded", id: written };
  });
}

/** Removes a record. What was in it stays in the trail. */
export function removeDelivery(
  { campaignId, id }: { campaignId: string; id: string },
  { actor, now }: Deed,
): Promise<{ outcome: "removed"; before: Delivery } | { outcome: "not-found" }> {
  return prisma.$transaction(async (tx) => {
    const before = await findDelivery(id, campaignId, actor.language, tx);
    if (!before) return { outcome: "not-found" as const };
    await tx.delivery.delete({ where: { id } });
    await recordAudit(tx, {
      actor,
      what: "delivery.removed",
      subject: { kind: "delivery", id, name: before.petition },
      campaignId,
      before: told(before),
      now,
    });
    return { outcome: "removed" as const, before };
  });
}

async function write(tx: Tx, id: string | null, record: DeliveryRecord, now: Date): Promise<string> {
  const { petitionId, officeId, signatures, shown, words, pictures } = record;
  const data = {
    petitionId,
    officeId,
    signatures,
    shown,
    deliveredOn: new Date(`${record.deliveredOn}T00:00:00Z`),
    updatedAt: now,
  };
  const row = id
    ? await tx.delivery.update({ where: { id }, data })
    : await tx.delivery.create({ data: { ...data, createdAt: now } });
  const deliveryId = row.id;
  await tx.deliveryWords.deleteMany({ where: { deliveryId } });
  await tx.deliveryWords.createMany({
    data: (["en", "es"] satisfies Language[]).flatMap((language) => {
      const said = words[language];
      return said
        ? { deliveryId, language, deliveredBy: said.by, deliveredTo: said.to, answer: said.answer }
        : [];
    }),
  });
  await tx.deliveryPicture.deleteMany({ where: { deliveryId } });
  await tx.deliveryPicture.createMany({
    data: pictures.map((picture, position) => ({ deliveryId, position, pictureId: picture.id })),
  });
  return deliveryId;
}

/** A delivery as the trail tells of it. */
function told({
  petitionId,
  officeId,
  deliveredOn,
  signatures,
  shown,
  words,
  pictures,
}: DeliveryRecord): Record<string, unknown> {
  const shownPictures = pictures.map(({ id }) => id);
  return { petitionId, officeId, deliveredOn, signatures, shown, ...words, pictures: shownPictures };
}
