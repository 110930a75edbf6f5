/** What somebody in the panel may be. */
export const roles = ["owner", "admin", "organizer", "moderator", "viewer"] as const;

export type Role = (typeof roles)[number];

type Rule = {
  roles: readonly Role[];
  /** `campaign`: somebody restricted to campaigns may still do it, for those. `house`: they may not. */
  scope: "campaign" | "house";
};

const managers = ["owner", "admin"] as const;
const organizers = [...managers, "organizer"] as const;
const moderators = [...organizers, "moderator"] as const;

/** Who may do what: the one table. docs/permissions.md explains it and is checked against it. */
export const permissions = {
  "panel.enter": { roles, scope: "campaign" },
  "content.read": { roles, scope: "campaign" },
  "content.edit": { roles: organizers, scope: "campaign" },
  "content.publish": { roles: organizers, scope: "campaign" },
  "blasts.send": { roles: organizers, scope: "campaign" },
  "campaigns.create": { roles: organizers, scope: "house" },
  "measures.edit": { roles: organizers, scope: "house" },
  "officials.edit": { roles: organizers, scope: "house" },
  moderation: { roles: moderators, scope: "campaign" },
  "signatures.judge": { roles: moderators, scope: "campaign" },
  "reports.read": { roles: [...organizers, "viewer"], scope: "campaign" },
  "supporters.read": { roles: [...organizers, "viewer"], scope: "campaign" },
  "supporters.personal": { roles: organizers, scope: "campaign" },
  "supporters.edit": { roles: organizers, scope: "campaign" },
  "supporters.export": { roles: organizers, scope: "campaign" },
  "supporters.import": { roles: organizers, scope: "house" },
  "supporters.merge": { roles: organizers, scope: "house" },
  "supporters.erase": { roles: organizers, scope: "house" },
  "donations.read": { roles: [...organizers, "viewer"], scope: "campaign" },
  "donations.record": { roles: organizers, scope: "campaign" },
  "donations.refund": { roles: managers, scope: "house" },
  "tags.manage": { roles: organizers, scope: "house" },
  "mail.outbox": { roles: managers, scope: "house" },
  "jobs.manage": { roles: managers, scope: "house" },
  "settings.manage": { roles: managers, scope: "house" },
  "staff.manage": { roles: managers, scope: "house" },
  "staff.policy": { roles: ["owner"], scope: "house" },
  "audit.read": { roles: managers, scope: "house" },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** As much of an actor as permissions depend on. */
export type Permitted = {
  role: Role;
  /** Ids of the campaigns somebody is restricted to; null: all there are and will be. */
  campaigns: readonly string[] | null;
};

/**
 * Whether somebody may do this, to this campaign if one is named. Without one a restricted member may do what
 * campaigns have, and the page shows or changes only what belongs to `actor.campaigns`.
 */
export function can(actor: Permitted, permission: Permission, campaignId?: string | null): boolean {
  const rule: Rule = permissions[permission];
  if (!rule.roles.includes(actor.role)) return false;
  if (actor.campaigns === null) return true;
  if (rule.scope === "house") return false;
  return campaignId == null || actor.campaigns.includes(campaignId);
}

/** Whether somebody may make, change or remove a member of this role. Owners are the owners' business. */
export function mayAppoint(actor: Permitted, role: Role): boolean {
  return can(actor, "staff.manage") && (role !== "owner" || actor.role === "owner");
}

/** Whether a role may be held to certain campaigns. */
export function mayBeRestricted(role: Role): boolean {
  return role !== "owner" && role !== "admin";
}
