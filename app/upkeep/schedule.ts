import type { ScheduledJob } from "#app/platform/jobs.server.ts";

/**
 * When jobs start by themselves, in UTC: the worker runs them, the panel shows them. Missed nights are made up for
 * after an outage of up to a day.
 */
export const schedule: ScheduledJob[] = [
  { name: "mail.deliver", at: "* * * * *" },
  { name: "blasts.send", at: "* * * * *", maxAttempts: 1 },
  { name: "blasts.sweep", at: "*/5 * * * *", maxAttempts: 1 },
  { name: "reports.read", at: "* * * * *", maxAttempts: 1 },
  { name: "letters.send", at: "* * * * *", maxAttempts: 1 },
  { name: "mail.sweep", at: "*/5 * * * *", maxAttempts: 1 },
  { name: "patterns.find", at: "*/10 * * * *", maxAttempts: 1 },
  { name: "constituents.count", at: "23 * * * *", maxAttempts: 1 },
  { name: "stripe.catch-up", at: "41 * * * *", maxAttempts: 1 },
  { name: "stripe.compare", at: "53 8 * * *", catchUpHours: 24 },
  { name: "plan.cards", at: "3 15 * * *", catchUpHours: 24 },
  { name: "giving.statements", at: "33 15 * * *", catchUpHours: 24 },
  { name: "homes.settle", at: "*/10 * * * *", maxAttempts: 1 },
  { name: "counts.check", at: "17 8 * * *", catchUpHours: 24 },
  { name: "runs.purge", at: "27 8 * * *", catchUpHours: 24 },
  { name: "imports.purge", at: "29 8 * * *", catchUpHours: 24 },
  { name: "staff.purge", at: "57 8 * * *", catchUpHours: 24 },
  { name: "tokens.purge", at: "47 8 * * *", catchUpHours: 24 },
  { name: "posts.purge", at: "7 9 * * *", catchUpHours: 24 },
  { name: "retention.apply", at: "37 8 * * *", catchUpHours: 24 },
  { name: "sources.refresh", at: "19 9 * * 1", catchUpHours: 24, maxAttempts: 1 },
];
