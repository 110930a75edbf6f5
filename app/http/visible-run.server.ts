import type { RunView } from "#app/runs/run.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { forbidden, notFound } from "./refusals.ts";
import { type Asked, requireStaff } from "./require-staff.server.ts";

/**
 * The run of an address, for who may see it: whoever started it, and managers, as long as they may do what it does.
 * Throws: as `requireStaff`, and 404.
 */
export async function visibleRun(
  args: Asked & { params: { run?: string | undefined } },
): Promise<{ run: RunView; actor: StaffActor }> {
  const actor = await requireStaff(args, "panel.enter");
  const run = await findRun(args.params.run ?? "");
  if (!run) throw notFound("page");
  if (run.startedBy !== actor.id && !can(actor, "jobs.manage")) throw forbidden("jobs.manage");
  await requireStaff(args, run.permission, run.campaignId);
  return { run, actor };
}
