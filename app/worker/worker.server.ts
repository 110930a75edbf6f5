import { startCountRunner } from "#app/petitions/count-runner.server.ts";
import { type JobRunner, runJobs } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { closeMail } from "#app/platform/smtp.server.ts";
import { schedule, tasks } from "./tasks.server.ts";

/** Works off jobs and adds up counts until stopped: what runs is finished, then the mail server is left. */
export async function startWorker(): Promise<JobRunner> {
  const jobs = await runJobs({ tasks, schedule });
  const counts = startCountRunner();
  log.info({ tasks: Object.keys(tasks).length }, "worker has started");
  return {
    async stop() {
      await Promise.all([jobs.stop(), counts.stop()]);
      closeMail();
      log.info("worker has stopped");
    },
  };
}
