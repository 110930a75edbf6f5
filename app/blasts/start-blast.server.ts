import { z } from "zod";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { parseRichText } from "#app/platform/rich-text.ts";
import { meantBy, writeAudience } from "./audience.server.ts";
import { readAudience } from "./audience.ts";
import { isWhole } from "./blast-content.server.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { inVersion, lettersOf } from "./blast-versions.server.ts";
import { decideAt, HOUR_MS } from "./choose-version.server.ts";
import { addressesIn } from "./mail-blocks.server.ts";
import { SEND_BLASTS } from "./send-blasts.server.ts";
import { clock } from "./under-way.server.ts";
import { type LockedBlast, withBlast } from "./with-blast.server.ts";

/** The job that freezes an audience when its moment has come. */
export const START_BLAST = "blasts.start";

/** Millions of rows take minutes to write. */
const FREEZING_MS = 15 * 60_000;

const Started = z.object({ blastId: z.uuid() });

/**
 * Job `blasts.start`: writes down who gets a blast whose moment has come, numbers the addresses in it, and lets it go, in
 * one transaction. Does nothing when that was taken back or moved, so that a job that was cut short may run again. One
 * whose words or segments are gone is a draft again, and the trail says so. Errors: throws on any other payload.
 */
export async function startBlast(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { blastId: id } = Started.parse(payload);
  const found = await prisma.blast.findUnique({ where: { id }, select: { campaignId: true } });
  if (!found) return;
  const which: WhichBlast = { id, ...found };
  const freeze: Parameters<typeof withBlast<void>>[2] = async (tx, blast, record) => {
    if (blast.state !== "scheduled" || !blast.sendAt || blast.sendAt > now) return;
    const words = blast.translations.filter(isWhole);
    const audience = readAudience(blast.audience);
    const meant =
      audience &&
      (await meantBy(audience, { campaignId: blast.campaignId, reach: blast.reach as string[] | null }));
    if (words.length === 0 || !meant) {
      await tx.blast.update({
        where: { id },
        data: { state: "draft", sendAt: null, localTime: null, updatedAt: now },
      });
      await record({ what: "blast.unscheduled", after: { for: meant ? "no-words" : "no-segment" } });
      return;
    }
    const versions = lettersOf(blast);
    await numberLinks(
      tx,
      id,
      versions.flatMap((letter) => inVersion(blast, letter).translations.filter(isWhole)),
    );
    const written = words.map(({ language }) => language);
    const trial = versions.length > 1 ? { versions, share: blast.trialShare } : null;
    const hour = blast.localTime && { local: blast.localTime, zone: (await getOrganisation("en")).timeZone };
    const recipients = await writeAudience(tx, id, meant, { now, written, trial, hour: hour || null });
    await tx.blast.update({ where: { id }, data: { state: "sending", frozenAt: now, updatedAt: now } });
    await record({ what: "blast.started", after: { recipients } });
    await enqueue(tx, SEND_BLASTS, {}, { jobKey: SEND_BLASTS });
    if (trial && trial.share < 100)
      await decideAt(tx, id, new Date(now.getTime() + blast.trialHours * HOUR_MS));
  };
  await withBlast(which, { actor: clock, now }, freeze, { timeout: FREEZING_MS });
}

/** The addresses of all languages, each once: links of mails lead to these and nowhere else. */
async function numberLinks(tx: Tx, blastId: string, words: LockedBlast["translations"]): Promise<void> {
  const hrefs = new Set(words.flatMap(({ body }) => addressesIn(parseRichText(body))));
  const data = [...hrefs].map((href, at) => ({ blastId, number: at + 1, href }));
  await tx.blastLink.createMany({ data, skipDuplicates: true });
}
