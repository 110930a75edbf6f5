import type { AuditActor } from "#app/audit/record-audit.server.ts";
import type { Stranger } from "#app/platform/ask-as-stranger.server.ts";

/** How somebody has a source read. `asOf`: the day its facts are of ("2026-08-05"), if they know it. */
export type ImportOrder = {
  asOf: string | null;
  dryRun: boolean;
  /** A file that would end or remove most of what is there is believed. */
  allowEnding: boolean;
  actor: AuditActor;
  now: Date;
  stranger?: Stranger;
};
