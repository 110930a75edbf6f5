import type { Language } from "#app/i18n/language.ts";
import type { Role } from "./permissions.ts";

/** Somebody who is signed in, as every loader, action and verb of the panel knows them. */
export type StaffActor = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Ids of the campaigns they are restricted to; null: all. */
  campaigns: string[] | null;
  sessionId: string;
  language: Language;
  /** IANA name. */
  timeZone: string;
  /** The network they act from ("203.0.113.0/24"), for the audit trail. */
  from: string | null;
};

/** What a verb of the panel is told besides its input. */
export type Deed = { actor: StaffActor; now: Date };
