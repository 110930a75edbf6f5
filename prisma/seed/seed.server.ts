import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { foldCounts } from "#app/petitions/fold-counts.server.ts";
import { foldStatistics } from "#app/petitions/fold-statistics.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { addBlasts } from "./blasts.ts";
import { addCampaign } from "./campaign.ts";
import { addFundraising } from "./fundraising.ts";
import { type DemoWordings, insertSignatures } from "./insert-signatures.server.ts";
import { addMeasures } from "./measures.ts";
import { addOfficials } from "./officials.ts";
import { addOrganisation } from "./organisation.ts";
import { addOutreach } from "./outreach.ts";
import { addPetitions, type DemoPetitions } from "./petitions.ts";
import { addPositions } from "./positions.ts";
import { addPosts } from "./posts.ts";
import { demoSignatures } from "./signatures.ts";

export type SeedOutcome = { seeded: true; signatures: number } | { seeded: false };

// Held while one process looks whether the database is empty and fills it.
const SEED_LOCK = 0x73656564;

/**
 * Loads the demo campaign into an empty database, in one transaction: all of it or nothing. A database that
 * has an organisation, a campaign or a supporter is left as it is. `now` is when the latest signers signed.
 */
export async function seedDemo({ now = new Date() }: { now?: Date } = {}): Promise<SeedOutcome> {
  const outcome = await prisma.$transaction((tx) => fill(tx, now), { maxWait: 30_000, timeout: 120_000 });
  // Counts are added up as they always are; each run takes what waits, up to a limit.
  if (outcome.seeded) {
    while (await foldCounts({ now }));
    while (await foldStatistics());
  }
  return outcome;
}

async function fill(tx: Tx, now: Date): Promise<SeedOutcome> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK}::bigint)::text`;
  if (!(await isEmpty(tx))) return { seeded: false };
  await addOrganisation(tx);
  const measures = await addMeasures(tx);
  const officials = await addOfficials(tx);
  await addPositions(tx, measures, officials);
  const campaign = await addCampaign(tx, measures.ab4);
  await addPosts(tx, campaign);
  const petitions = await addPetitions(tx, campaign);
  await addOutreach(tx, campaign.id);
  await addFundraising(tx, campaign.id);
  await addBlasts(tx, campaign.id, now);
  const signatures = demoSignatures(now);
  await insertSignatures(tx, signatures, {
    campaignId: campaign.id,
    petitions,
    partnerPurpose: `partner:${campaign.ndlon}`,
    wordings: await addWordings(tx, petitions, campaign.ndlon),
  });
  return { seeded: true, signatures: signatures.length };
}

async function isEmpty(tx: Tx): Promise<boolean> {
  const found = await Promise.all([
    tx.organisation.findFirst({ select: { id: true } }),
    tx.campaign.findFirst({ select: { id: true } }),
    tx.supporter.findFirst({ select: { id: true } }),
  ]);
  return found.every((row) => row === null);
}

/** The words of the consent boxes as the petitions' pages print them, kept as their first versions. */
async function addWordings(tx: Tx, petitions: DemoPetitions, ndlon: string): Promise<DemoWordings> {
  const add = async (purpose: string, language: Language, version: number, text: string) => {
    const wording = await tx.consentWording.create({ data: { purpose, language, version, text } });
    return wording.id;
  };
  const emailWords = async (petitionId: string, language: Language) => {
    const where = { petitionId_language: { petitionId, language } };
    const { emailOptIn } = await tx.petitionTranslation.findUniqueOrThrow({ where });
    return emailOptIn!;
  };
  const inLanguage = async (language: Language) => ({
    partner: await add(
      `partner:${ndlon}`,
      language,
      1,
      translator(language, "petitions")("form.partner", { partner: "NDLON" }),
    ),
    governorEmail: await add("email", language, 1, await emailWords(petitions.governor.id, language)),
    sheriffEmail: await add("email", language, 2, await emailWords(petitions.sheriff.id, language)),
  });
  return { en: await inLanguage("en"), es: await inLanguage("es") };
}
