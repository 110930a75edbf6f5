import { text } from "node:stream/consumers";
import { commandLine } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { createStaff, rescueStaff } from "#app/staff/create-staff.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { staffList } from "#app/staff/staff-queries.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

type CreateOptions = { email: string; name: string; role: Role; language: Language; passwordStdin: boolean };

const operator = () => ({ actor: commandLine, now: new Date() });
const link = (path: string) => `${getSettings().APP_URL}/admin/${path}`;

/** Makes a member of staff; prints the link with which they come in, unless a password comes on standard input. */
export async function createMember(options: CreateOptions, print: Print): Promise<number> {
  const password = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, "") : null;
  const result = await createStaff({ ...options, password }, operator());
  switch (result.outcome) {
    case "created":
      print(`${options.name} may come in: ${link("sign-in")}`);
      return DONE;
    case "invited":
      print(
        `Hand this to ${options.name}; it works once, for a week:\n${link(`invitation/${result.token}`)}`,
      );
      return DONE;
    case "known-already":
      print(`Somebody in the panel has the address ${options.email} already.`);
      return FAILED;
    case "bad-address":
      print(`Mail cannot reach "${options.email}".`);
      return FAILED;
    case "bad-password":
      print(`The password is too ${result.problem === "guessable" ? "easy to guess" : result.problem}.`);
      return FAILED;
  }
}

/** Prints a link to a new password, for somebody who has lost it or their telephone. */
export async function rescueMember(email: string, print: Print): Promise<number> {
  const token = await rescueStaff(email, operator());
  if (!token) {
    print(`Nobody comes into the panel with ${email}.`);
    return FAILED;
  }
  print(`Two-factor sign-in is off, every browser signed out. A new password, within the hour:`);
  print(link(`reset/${token}`));
  return DONE;
}

/** Prints who may come in. */
export async function listMembers(print: Print): Promise<number> {
  for (const { email, name, role, status, twoFactor } of await staffList()) {
    print(
      `${role.padEnd(10)} ${status.padEnd(12)} ${twoFactor ? "two-factor " : "           "} ${email}  ${name}`,
    );
  }
  return DONE;
}
