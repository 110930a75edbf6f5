import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { languages } from "#app/i18n/language.ts";
import { plainTargets } from "#app/imports/column-target.ts";
import { badValueChoices, consentKinds, dateOrders, existingChoices } from "#app/imports/import-plan.ts";
import { roles } from "#app/staff/permissions.ts";
import { changeStatus } from "./campaign-status.server.ts";
import { doctor } from "./doctor.server.ts";
import { erase } from "./erase.server.ts";
import { type ExportOptions, exportFile, exportKinds } from "./export.server.ts";
import { addFacts, addShipped, addSources } from "./facts-commands.server.ts";
import { type ImportOptions, importSupporters } from "./import-supporters.server.ts";
import { judge, listComments, listHeld, type Verdict } from "./judge.server.ts";
import { DONE, type Print } from "./print.ts";
import { seed } from "./seed.server.ts";
import { createMember, listMembers, rescueMember } from "./staff.server.ts";

type Action = (...args: never[]) => Promise<number>;

/**
 * The operator's command line. `argv` is what stands after `groundswell`. Returns the exit code; a command prints
 * its progress and what it refused, and throws only for bugs and a database that is away.
 */
export async function runCommand(argv: string[], print: Print = console.log): Promise<number> {
  let code = DONE;
  // Commander has no use for what an action returns.
  const exits =
    (action: Action) =>
    async (...args: unknown[]) => {
      code = await action(...(args as never[]));
    };
  try {
    await commandLine(exits, print).parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode;
  }
  return code;
}

function commandLine(
  exits: (action: Action) => (...args: unknown[]) => Promise<void>,
  print: Print,
): Command {
  const program = new Command("groundswell")
    .description("Runs a Groundswell deployment.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()) });

  program
    .command("doctor")
    .description("check settings, database, mail and Stripe")
    .action(exits(() => doctor(print)));

  program
    .command("seed")
    .description("load the demo campaign into an empty database")
    .option("--if-empty", "say nothing when the database holds something already", false)
    .action(exits((options: { ifEmpty: boolean }) => seed(options, print)));

  program
    .command("erase <email>")
    .description("erase a person for good; their signatures stay counted, without a name")
    .option("--dry-run", "only say who it would be", false)
    .action(exits((email: string, options: { dryRun: boolean }) => erase(email, options, print)));

  program
    .command("campaign")
    .description("open, pause and close campaigns")
    .command("status <slug> <status>")
    .description("change a campaign's status, and with it that of its petitions")
    .action(exits((slug: string, status: string) => changeStatus(slug, status, print)));

  const verdict = (under: Command, name: Verdict, description: string) =>
    under
      .command(`${name} <signature>`)
      .description(description)
      .action(exits((id: string) => judge(name, id, print)));

  const comments = program.command("comments").description("moderate signers' comments");
  comments
    .command("list")
    .description("show those that wait, oldest first")
    .option("--limit <number>", "how many", count, 50)
    .action(exits(({ limit }: { limit: number }) => listComments(limit, print)));
  verdict(comments, "approve", "let a comment be shown");
  verdict(comments, "reject", "keep a comment off the page");

  const signatures = program.command("signatures").description("judge signatures held for review");
  signatures
    .command("held")
    .description("show them with the reasons, the likeliest to be false first")
    .option("--limit <number>", "how many", count, 50)
    .action(exits(({ limit }: { limit: number }) => listHeld(limit, print)));
  verdict(signatures, "restore", "let a signature count");
  verdict(signatures, "invalidate", "take a signature out of every count");

  addFiles(program, exits, print);
  addFacts(program, exits, print);
  addSources(program, exits, print);
  addShipped(program, exits, print);
  addStaff(program, exits, print);
  return program;
}

const several = (value: string, before: string[]) => [...before, value];

/** People in from files and out into them. */
function addFiles(
  program: Command,
  exits: (action: Action) => (...args: unknown[]) => Promise<void>,
  print: Print,
): void {
  program
    .command("supporters")
    .description("people we know")
    .command("import <csv>")
    .description(
      "bring supporters in from a CSV file; columns are known by their headings, and it can be taken back in the panel",
    )
    .option("--dry-run", "only say what would happen", false)
    .option(
      "--map <heading=target>",
      `what a column is: ignore, ${plainTargets.join(", ")}, custom.<key>`,
      several,
      [],
    )
    .addOption(
      new Option("--existing <way>", "people we know already").choices(existingChoices).default("fill"),
    )
    .addOption(
      new Option(
        "--bad-values <way>",
        "a ZIP code, phone or date that cannot be read: the row, or only that value",
      )
        .choices(badValueChoices)
        .default("refuse"),
    )
    .option("--country <code>", "of rows that name none", "US")
    .addOption(new Option("--language <code>", "of rows that name none").choices(languages).default("en"))
    .addOption(new Option("--dates <order>", "dates with slashes").choices(dateOrders).default("month-first"))
    .option("--tag <name>", "put on everybody; may be given several times", several, [])
    .addOption(
      new Option(
        "--consent <kind>",
        "none: they will not be mailed; given: all agreed; column: it says who did",
      )
        .choices(consentKinds)
        .default("none"),
    )
    .option("--consent-words <text>", "the words they agreed to, as they stood there")
    .addOption(new Option("--consent-language <code>", "of these words").choices(languages).default("en"))
    .option("--consent-where <text>", "where they agreed")
    .option("--consent-on <day>", "when: 2012-11-30")
    .option("--consent-sms", "with --consent given: to text messages too", false)
    .action(exits((file: string, options: ImportOptions) => importSupporters(file, options, print)));

  program
    .command("export")
    .description("write supporters, signatures or donations into a CSV file")
    .addArgument(new Argument("<kind>", "what").choices(exportKinds))
    .requiredOption("--out <file>", "where; made readable by its owner alone, as a whole or not at all")
    .option("--segment <name>", "only the supporters of a saved segment")
    .option("--petition <slug>", "only the signatures of a petition")
    .option("--force", "replace a file that is there", false)
    .option("--dry-run", "only count", false)
    .action(
      exits((kind: (typeof exportKinds)[number], options: ExportOptions) => exportFile(kind, options, print)),
    );
}

function addStaff(
  program: Command,
  exits: (action: Action) => (...args: unknown[]) => Promise<void>,
  print: Print,
): void {
  const staff = program.command("staff").description("who may come into the organizers' panel");
  staff
    .command("create")
    .description("make a member of staff, and print the link with which they come in")
    .requiredOption("--email <address>", "what they sign in with")
    .requiredOption("--name <name>", "what others see")
    .addOption(new Option("--role <role>", "what they may do").choices(roles).makeOptionMandatory())
    .addOption(new Option("--language <code>", "of their panel").choices(languages).default("en"))
    .option("--password-stdin", "read a password from standard input, and print no link", false)
    .action(exits((options: Parameters<typeof createMember>[0]) => createMember(options, print)));
  staff
    .command("rescue <email>")
    .description("for a lost password or telephone: two-factor off, and a link to a new password")
    .action(exits((email: string) => rescueMember(email, print)));
  staff
    .command("list")
    .description("show who may come in")
    .action(exits(() => listMembers(print)));
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It must be a whole number.");
  return number;
}
