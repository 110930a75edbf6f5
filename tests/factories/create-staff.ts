import { prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { hashPassword } from "#app/staff/password.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { findActor, openSession } from "#app/staff/sessions.server.ts";

let made = 0;

/** What every member of the factory signs in with. */
export const password = "a long sentence only I know";
let passwordHash: Promise<string> | undefined;

type StaffOptions = {
  role?: Role;
  email?: string;
  name?: string;
  /** Ids of the campaigns they are held to. */
  campaigns?: string[] | null;
  language?: "en" | "es";
  now?: Date;
};

/** A member who has come in, with the password above: an owner unless told otherwise. */
export async function createStaff(options: StaffOptions = {}) {
  const { role = "owner", campaigns = null, language = "en", now = new Date() } = options;
  const email = options.email ?? `staff-${process.pid}-${++made}@house.example`;
  passwordHash ??= hashPassword(password);
  return prisma.staffMember.create({
    data: {
      email,
      emailCanonical: email.toLowerCase(),
      name: options.name ?? `${role} ${made}`,
      role,
      language,
      restricted: campaigns !== null,
      campaigns: { create: (campaigns ?? []).map((campaignId) => ({ campaignId })) },
      passwordHash: await passwordHash,
      passwordChangedAt: now,
      joinedAt: now,
    },
  });
}

/** The same, signed in: who acts, and the `Cookie` header of their browser. */
export async function createActor(
  options: StaffOptions = {},
): Promise<{ actor: StaffActor; cookie: string; member: Awaited<ReturnType<typeof createStaff>> }> {
  const now = options.now ?? new Date();
  const member = await createStaff({ ...options, now });
  const whence = { address: "203.0.113.7", userAgent: "test" };
  const token = await openSession(prisma, member.id, whence, now);
  const found = await findActor(token, whence, { now });
  return { actor: found!.actor, cookie: `staff=${token}`, member };
}
