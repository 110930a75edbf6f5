import { commandLine, recordAudit } from "#app/audit/record-audit.server.ts";
import { canonicalEmail, deliverableEmail } from "#app/mail/canonical-email.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Language } from "#app/platform/prisma/enums.ts";
import { hashPassword } from "./password.server.ts";
import { networkFrom, type Whence } from "./sessions.server.ts";
import { letIn } from "./sign-in.server.ts";
import { findStaffToken, issueStaffToken, takeStaffToken } from "./staff-tokens.server.ts";

// Held while one process looks whether there is an owner and makes one.
const OWNER_LOCK = 0x6f776e72;
/** A password takes its time on a busy machine, and a first start that gives up over it cannot be understood. */
const OWNER_TIMEOUT = 60_000;

async function hasOwner(tx: Tx): Promise<boolean> {
  return (await tx.staffMember.findFirst({ where: { role: "owner", joinedAt: { not: null } } })) !== null;
}

async function whileAlone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${OWNER_LOCK}::bigint)::text`;
      return work(tx);
    },
    { maxWait: OWNER_TIMEOUT, timeout: OWNER_TIMEOUT },
  );
}

export type FirstOwner =
  | { kind: "exists" }
  /** Made from the settings just now. */
  | { kind: "created"; email: string }
  /** Nobody yet: whoever opens the link with this token becomes the owner, within a day. */
  | { kind: "link"; token: string };

/**
 * Sees to it that a deployment can get its first owner: from the settings, else by a one-time link. Once there is
 * an owner it does nothing. A newer link puts an end to the one before.
 */
export async function ensureFirstOwner(
  given: { email: string; password: string } | null,
  { now }: { now: Date },
): Promise<FirstOwner> {
  return whileAlone(async (tx) => {
    if (await hasOwner(tx)) return { kind: "exists" };
    if (!given) {
      return { kind: "link", token: await issueStaffToken(tx, { purpose: "setup", staffId: null, now }) };
    }
    const email = deliverableEmail(given.email)!;
    const owner = await createOwner(tx, { ...given, email, name: email.split("@")[0]!, language: "en" }, now);
    await recordAudit(tx, {
      actor: commandLine,
      what: "staff.created",
      subject: { kind: "staff", id: owner.id, name: owner.name },
      after: { email: owner.email, role: owner.role },
      now,
    });
    return { kind: "created", email: owner.email };
  });
}

/** Whether the set-up link still makes an owner. */
export async function isSetUpLink(token: string, { now }: { now: Date }): Promise<boolean> {
  return (await findStaffToken(token, "setup", { now })) !== null && !(await hasOwner(prisma));
}

export type SetUpOutcome = { outcome: "signed-in"; token: string } | { outcome: "link-over" };

/** Makes the first owner through the set-up link and signs them in. `email` can be mailed to. */
export async function setUpOwner(
  token: string,
  owner: { name: string; email: string; password: string; language: Language },
  { whence, now }: { whence: Whence; now: Date },
): Promise<SetUpOutcome> {
  return whileAlone(async (tx) => {
    if (await hasOwner(tx)) return { outcome: "link-over" };
    if (!(await takeStaffToken(tx, token, "setup", { now }))) return { outcome: "link-over" };
    const made = await createOwner(tx, owner, now);
    await recordAudit(tx, {
      actor: { id: made.id, name: made.name, from: networkFrom(whence.address) },
      what: "staff.created",
      subject: { kind: "staff", id: made.id, name: made.name },
      after: { email: made.email, role: made.role },
      now,
    });
    return letIn(tx, made, "set-up", { whence, now });
  });
}

async function createOwner(
  tx: Tx,
  owner: { name: string; email: string; password: string; language: Language },
  now: Date,
) {
  const { email, name, language } = owner;
  const known = {
    email,
    name,
    language,
    role: "owner" as const,
    passwordHash: await hashPassword(owner.password),
    passwordChangedAt: now,
    joinedAt: now,
  };
  // Somebody may have been invited from the command line before there was an owner.
  return tx.staffMember.upsert({
    where: { emailCanonical: canonicalEmail(email)! },
    create: { ...known, emailCanonical: canonicalEmail(email)! },
    update: { ...known, restricted: false, deactivatedAt: null },
  });
}
