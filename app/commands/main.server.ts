import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { languages } from "#app/i18n/language.ts";
import { roles } from "#app/staff/permissions.ts";
import { changeStatus } from "./campaign-status.server.ts";
import { doctor } from "./doctor.server.ts";
import { erase } from "./erase.server.ts";
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

  addStaff(program, exits, print);
  return program;
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
