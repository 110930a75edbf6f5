import type { Language } from "#app/i18n/language.ts";
import type { Permission } from "#app/staff/permissions.ts";

export const runStates = ["queued", "running", "done", "failed", "cancelled"] as const;

export type RunState = (typeof runStates)[number];

/** Who asked for a run, as they were then: what they may see bounds what it does. A member of staff is one. */
export type RunActor = {
  /** Null: the command line. */
  id: string | null;
  name: string;
  from: string | null;
  /** Ids of the campaigns they are held to; null: all. */
  campaigns: string[] | null;
  language: Language;
  /** IANA name. */
  timeZone: string;
};

/** What a run leaves. All of it is shown on its page. */
export type RunResult = {
  /** Figures by name; their words are `figures.<name>` of the namespace "runs". */
  figures?: Record<string, number>;
  /** A form of one button that takes it back; it starts a run that `undoes` this one. */
  undo?: { action: string; fields: Record<string, string> };
};

/** A run as its handler gets it. */
export type Run = {
  id: string;
  kind: string;
  /** What `startRun` was given: parse it. */
  input: unknown;
  actor: RunActor;
  campaignId: string | null;
  /** When this try began. */
  now: Date;
};

/** Says how far it is; `total` null while that is unknown. Throws when this worker is to stop. */
export type Report = (done: number, total: number | null) => Promise<void>;

/** Whether somebody wants it to stop: then return what was done so far. Throws when this worker is to stop. */
export type Cancelled = () => Promise<boolean>;

/**
 * Does a run. It may be begun again from the start at any moment, by a worker that takes over from one that died:
 * work in batches, each of which may be repeated. What it throws is tried again twice, unless it is a `RunProblem`.
 */
export type RunHandler = (run: Run, report: Report, cancelled: Cancelled) => Promise<RunResult>;

export type RunHandlers = Record<string, RunHandler>;

/** Something wrong that no second try will mend; `code` has its words in `problems.<code>` of the namespace "runs". */
export class RunProblem extends Error {
  constructor(readonly code: string) {
    super(`run problem: ${code}`);
  }
}

/** A file that a run left. */
export type RunFile = { id: string; name: string; mediaType: string; bytes: number; dropAt: string };

/** A run as its page shows it. Instants in ISO. */
export type RunView = {
  id: string;
  kind: string;
  state: RunState;
  permission: Permission;
  campaignId: string | null;
  startedBy: string | null;
  startedByName: string;
  /** Page of the panel it belongs to. */
  page: string | null;
  done: number;
  total: number | null;
  result: RunResult | null;
  error: string | null;
  cancelRequested: boolean;
  undoneBy: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  files: RunFile[];
};

/** Whether nothing will happen to it any more. */
export function isOver(state: RunState): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}
