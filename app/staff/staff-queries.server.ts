import { prisma } from "#app/platform/db.server.ts";
import type { Role } from "./permissions.ts";

export type MemberStatus = "active" | "invited" | "deactivated";

export type MemberLine = {
  id: string;
  name: string;
  email: string;
  role: Role;
  status: MemberStatus;
  /** Ids of the campaigns they are restricted to; null: all. */
  campaigns: string[] | null;
  twoFactor: boolean;
  lastSeenAt: string | null;
};

const included = { campaigns: { select: { campaignId: true }, orderBy: { campaignId: "asc" } } } as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(id: string) {
  return prisma.staffMember.findUnique({ where: { id }, include: included });
}

function toLine(row: Row): MemberLine {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    status: row.deactivatedAt ? "deactivated" : row.joinedAt ? "active" : "invited",
    campaigns: row.restricted ? row.campaigns.map(({ campaignId }) => campaignId) : null,
    twoFactor: row.totpSince !== null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}

/** Everybody who may come in, is invited, or was; the active first, then by name. Staff are few. */
export async function staffList(): Promise<MemberLine[]> {
  const rows = await prisma.staffMember.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: included,
  });
  const order: MemberStatus[] = ["active", "invited", "deactivated"];
  return rows.map(toLine).sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** One member; null when there is none. `id` is a UUID. */
export async function findMember(id: string): Promise<MemberLine | null> {
  const row = await findRow(id);
  return row && toLine(row);
}
