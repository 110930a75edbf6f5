import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { planTypes } from "#app/geography/district-plan.ts";
import { readFacts, writeFacts } from "./facts.server.ts";
import {
  type DistrictOptions,
  districtsIn,
  divisionsIn,
  type FactsOptions,
  officialKinds,
  officialsIn,
} from "./import-facts.server.ts";
import { correct, findOfficialsByName, listCorrections, subjectKinds, withdraw } from "./officials.server.ts";
import type { Print } from "./print.ts";
import { listSources, setUrl } from "./sources.server.ts";

type Exits = (action: (...args: never[]) => Promise<number>) => (...args: unknown[]) => Promise<void>;

/** Facts about officials and districts in from files. */
export function addFacts(program: Command, exits: Exits, print: Print): void {
  importing(
    program.command("divisions").description("names and numbers of states, districts and counties"),
    "bring them in from Open Civic Data ids, Open States' numbers, or a list of counties",
  ).action(exits((where: string, options: FactsOptions) => divisionsIn(where, options, print)));

  const officials = program.command("officials").description("who is in office, and how they are reached");
  options(officials.command("import"))
    .description("bring them in")
    .addArgument(new Argument("<kind>", "whose files they are").choices(officialKinds))
    .argument("<file-or-folder-or-URL>")
    .action(
      exits((kind: (typeof officialKinds)[number], where: string, options: FactsOptions) =>
        officialsIn(kind, where, options, print),
      ),
    );

  officials
    .command("find <name>")
    .description("show officials by name, with the ids of what can be corrected")
    .action(exits((name: string) => findOfficialsByName(name, print)));
  officials
    .command("correct")
    .description('correct a field for good, whatever sources say; "" says that nothing is known')
    .addArgument(new Argument("<kind>", "what").choices(subjectKinds))
    .arguments("<id> <field> <value>")
    .requiredOption("--reason <text>", "why, and where it is said")
    .option("--expires <day>", "from this day on sources count again: 2026-08-05")
    .action(
      exits(
        (
          kind: (typeof subjectKinds)[number],
          subjectId: string,
          field: string,
          value: string,
          { reason, expires = null }: { reason: string; expires?: string | null },
        ) => correct({ kind, subjectId, field, value, reason, expiresOn: expires }, print),
      ),
    );
  officials
    .command("corrections")
    .description("show the corrections in force")
    .action(exits(() => listCorrections(print)));
  officials
    .command("withdraw <correction>")
    .description("take a correction back")
    .action(exits((id: string) => withdraw(id, print)));

  importing(
    program.command("districts").description("which district lies where"),
    "bring in a table of ZIP codes by district, or shapes from GeoJSON or a zipped shapefile",
  )
    .addOption(new Option("--type <type>", "whose districts").choices(planTypes).makeOptionMandatory())
    .option("--congress <number>", "of which Congress a table is that does not say it", Number, 119)
    .option("--plan <key>", "of shapes: what the plan is called; else as the file says: cd119, sldl2024")
    .option("--starts <day>", "of shapes: the day those elected by it sit from: 2025-01-03", day)
    .option("--ends <day>", "of shapes: the day they sit to", day)
    .action(exits((where: string, options: DistrictOptions) => districtsIn(where, options, print)));
}

/** Where facts come from, how old they are, and what is read again by itself. */
export function addSources(program: Command, exits: Exits, print: Print): void {
  const sources = program.command("sources").description("where facts come from, and how old they are");
  sources
    .command("list")
    .description("show them with the day their facts are of")
    .action(exits(() => listSources(print)));
  sources
    .command("set-url <key> <addresses...>")
    .description("have a source read again every week from one or several addresses; off: only by hand")
    .action(exits((key: string, addresses: string[]) => setUrl(key, addresses, print)));
}

/** The facts that ship with the product: out of a database, and into one. */
export function addShipped(program: Command, exits: Exits, print: Print): void {
  const facts = program
    .command("facts")
    .description("the facts about districts and officials that come along");
  facts
    .command("export <folder>")
    .description("write them from this database, one table a file")
    .action(exits((folder: string) => writeFacts(folder, print)));
  facts
    .command("load [folder]")
    .description("load them; newer facts, and what staff entered, stay")
    .option("--if-new", "only a version that was not loaded before, and say nothing else", false)
    .action(
      exits((folder: string | undefined, options: { ifNew: boolean }) => readFacts(folder, options, print)),
    );
}

function importing(under: Command, description: string): Command {
  return options(under.command("import <file-or-folder-or-URL>")).description(description);
}

const options = (command: Command): Command =>
  command
    .option("--as-of <day>", "the day the facts are of: 2026-08-05")
    .option("--dry-run", "only say what would happen", false)
    .option("--allow-ending", "believe a file that would end or remove most of what is there", false);

function day(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError("It must be a day such as 2025-01-03.");
  }
  return text;
}
