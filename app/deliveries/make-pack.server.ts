import { findCampaignLook } from "#app/campaigns/campaign-look.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { keepFile } from "#app/runs/kept-files.server.ts";
import { type RunHandler, RunProblem } from "#app/runs/run.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { commentsCsv, placesCsv, signersCsv } from "./pack-csv.server.ts";
import type { PackFrame } from "./pack-frame.ts";
import { PackInput } from "./pack-input.ts";
import { divisionSlug, findPackOffice } from "./pack-office.server.ts";
import { packPdf } from "./pack-pdf.server.ts";
import { type PackSource, withPackSource } from "./pack-source.server.ts";

/**
 * Makes a delivery pack: a PDF to print and hand over, and the same as CSV. A run that is begun again writes its
 * files anew. Errors: "no-petition" when it was deleted meanwhile, "no-office" when the office it is for was.
 */
export const makePack: RunHandler = async (run, report, cancelled) => {
  const input = PackInput.parse(run.input);
  const look = run.campaignId ? await findCampaignLook(run.campaignId) : null;
  const organisation = await getOrganisation(input.language);
  const office = await findPackOffice(input.office, isoDate(run.now));
  if (input.office && !office) throw new RunProblem("no-office");
  const result = await withPackSource({ ...input, office }, async (source) => {
    const { named, comments, counted } = source.head;
    const written = input.comments ? comments : 0;
    // Every line is written twice: to print, and as CSV.
    const total = 2 * (named + written);
    let done = 0;
    const told = async (lines: number) => {
      done += lines;
      await report(done, total);
      if (await cancelled()) throw new Stopped();
    };
    const frame: PackFrame = {
      input,
      house: plainHeadline(organisation.name),
      inks: look?.look.inks ?? organisation.inks,
      timeZone: run.actor.timeZone,
      now: run.now,
      told,
    };
    await report(0, total);
    await writeFiles(run.id, source, frame);
    return { figures: { signatures: counted, named, comments: written } };
  }).catch((error: unknown) => {
    if (error instanceof Stopped) return { figures: {} };
    throw error;
  });
  if (!result) throw new RunProblem("no-petition");
  return result;
};

/** Somebody stopped it: a file that is half written is kept by nobody. */
class Stopped extends Error {}

async function writeFiles(runId: string, source: PackSource, frame: PackFrame): Promise<void> {
  const { input, now } = frame;
  const { slug, office } = source.head;
  const whose = office ? `-${divisionSlug(office.divisionId)}` : "";
  const name = `${slug}${whose}-${input.asOf.slice(0, 10)}-${input.language}`;
  let place = 0;
  const keep = (file: string, mediaType: string, content: AsyncIterable<string | Uint8Array>) =>
    // Files are listed in the order of their moments.
    keepFile({ runId, name: `${name}${file}`, mediaType, now: new Date(now.getTime() + place++) }, content);
  const csv = "text/csv; charset=utf-8";
  await keep(".pdf", "application/pdf", packPdf(source, frame));
  await keep("-signers.csv", csv, signersCsv(source, frame));
  await keep("-places.csv", csv, inTurn(placesCsv(source, frame)));
  if (input.comments && source.head.comments > 0)
    await keep("-comments.csv", csv, commentsCsv(source, frame));
}

async function* inTurn(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}
