import { foldCounts } from "#app/petitions/fold-counts.server.ts";
import { foldStatistics } from "#app/petitions/fold-statistics.server.ts";
import { followUp } from "#app/petitions/follow-up.server.ts";
import { type JobRunner, runJobs } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { repeat } from "#app/platform/repeat.server.ts";
import { closeMail } from "#app/platform/smtp.server.ts";
import { schedule } from "#app/upkeep/schedule.ts";
import { tasks } from "./tasks.server.ts";

const A_SECOND = 1_000;

/**
 * Works off jobs, adds up counts and statistics, and follows up signatures until stopped: what runs is finished, then the mail server
 * is left. Every worker may run all of it: what one of them is at, the others leave alone.
 */
export async function startWorker(): Promise<JobRunner> {
  const jobs = await runJobs({ tasks, schedule });
  const rounds = [
    repeat("adding up counts", A_SECOND, () => foldCounts({ now: new Date() })),
    repeat("adding up statistics", A_SECOND, foldStatistics),
    repeat("following up signatures", A_SECOND, () => followUp({ now: new Date() })),
  ];
  log.info({ tasks: Object.keys(tasks).length }, "worker has started");
  return {
    async stop() {
      await Promise.all([jobs.stop(), ...rounds.map((round) => round.stop())]);
      closeMail();
      log.info("worker has stopped");
    },
  };
}
