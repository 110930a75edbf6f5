import type { Tx } from "#app/platform/db.server.ts";
import { can, type Permission } from "./permissions.ts";

/** Members who have joined and may do this for the whole house: those whom it concerns when it has to be done. */
export async function membersWho(tx: Tx, permission: Permission) {
  const members = await tx.staffMember.findMany({
    where: { deactivatedAt: null, joinedAt: { not: null }, restricted: false },
    select: { id: true, name: true, email: true, language: true, role: true },
  });
  return members.filter(({ role }) => can({ role, campaigns: null }, permission));
}
