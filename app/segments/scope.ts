import { can, type Permitted } from "#app/staff/permissions.ts";

/** Who asks: what lies outside is neither shown nor counted. */
export type Scope = {
  /** Ids of the campaigns somebody is restricted to; null: all. */
  campaigns: readonly string[] | null;
  /** Whether they see more than names: without it a search finds names alone. */
  personal: boolean;
};

/** What a member of staff may see of supporters. */
export const scopeOf = (actor: Permitted): Scope => ({
  campaigns: actor.campaigns,
  personal: can(actor, "supporters.personal"),
});
