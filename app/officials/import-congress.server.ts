import type { ImportOrder } from "#app/sources/import-order.ts";
import { type InputFile, withInput } from "#app/sources/open-input.server.ts";
import { readDocument } from "#app/sources/read-records.server.ts";
import { type ImportResult, RefusedFile, runImport } from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import { officesOfCongress } from "./apportionment.ts";
import { readCongress } from "./read-congress.ts";
import { storeOfficials } from "./store-officials.server.ts";

const MEMBERS = "legislators-current";
const OFFICES = "legislators-district-offices";
const SOCIAL = "legislators-social-media";
const wanted = new RegExp(`(?:^|/)(?:${MEMBERS}|${OFFICES}|${SOCIAL})\\.(?:ya?ml|json)$`);

/**
 * Reads all of Congress: a folder of github.com/unitedstates/congress-legislators, or its list of current members (YAML
 * or JSON), beside which the lists of district offices and of social media are looked for under their names. Seats
 * that nobody holds are stored, too: they are vacant.
 * Errors: UnreadableInput; a file that is no such list, or has lost most of a house, is refused.
 */
export function importCongress(where: string, order: ImportOrder): Promise<ImportResult> {
  const beside = (name: string) =>
    [OFFICES, SOCIAL].map((other) => name.replace(MEMBERS, other)).filter((other) => other !== name);
  const choice = { wanted: (name: string) => wanted.test(name), beside, stranger: order.stranger };
  return withInput(where, choice, (input) =>
    runImport({ ...order, ...input, source: sources.congress }, async (work) => {
      const document = async (name: string) => {
        const file = pick(input.files, name);
        return file ? readDocument(file) : null;
      };
      const members = await document(MEMBERS);
      if (!Array.isArray(members)) throw new RefusedFile([{ code: "noMembers", values: {} }]);
      const documents = { members, offices: await document(OFFICES), social: await document(SOCIAL) };
      const people = readCongress(documents, work);
      const keepContacts = documents.offices === null || documents.social === null;
      if (keepContacts) work.tally.note("noContactLists", { offices: OFFICES, social: SOCIAL });
      await storeOfficials(
        work,
        { people, offices: officesOfCongress(), tells: "bodies", keepContacts },
        order,
      );
    }),
  );
}

/** Where both are there, JSON: it is read ten times as fast. */
function pick(files: InputFile[], name: string): InputFile | undefined {
  const found = files.filter((file) => file.name.split("/").at(-1)!.startsWith(`${name}.`));
  return found.find((file) => file.name.endsWith(".json")) ?? found[0];
}
