import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { type PlanType, planTypes } from "#app/geography/district-plan.ts";
import {
  districtsIn,
  divisionsIn,
  type FactsOptions,
  officialKinds,
  officialsIn,
} from "./import-facts.server.ts";
import { importShapeFile, type ShapeOptions } from "./import-shapes.server.ts";
import type { Print } from "./print.ts";
import { listSources, setUrl } from "./sources.server.ts";

type DistrictOptions = FactsOptions & ShapeOptions & { type: PlanType; congress: number };

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

  importing(
    program.command("districts").description("which district lies where"),
    "bring in a table of ZIP codes by district, or shapes from GeoJSON or a zipped shapefile",
  )
    .addOption(new Option("--type <type>", "whose districts").choices(planTypes).makeOptionMandatory())
    .option("--congress <number>", "of which Congress a table is that does not say it", Number, 119)
    .option("--plan <key>", "of shapes: what the plan is called; else as the file says: cd119, sldl2024")
    .option("--starts <day>", "of shapes: the day those elected by it sit from: 2025-01-03", day)
    .option("--ends <day>", "of shapes: the day they sit to", day)
    .action(
      exits((where: string, options: DistrictOptions) =>
        /\.(zip|geojson|json)$/i.test(where)
          ? importShapeFile(where, options, print)
          : districtsIn(where, options, print),
      ),
    );
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
