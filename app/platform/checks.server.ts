import nodemailer from "nodemailer";
import { pool } from "./db.server.ts";
import { checkReadiness } from "./readiness.server.ts";
import { getSettings } from "./settings.server.ts";
import { stripe } from "./stripe.server.ts";

/** What one part of the set-up is like: in order, not set up on purpose, or not working. */
export type Check = { part: string; state: "ok" | "off" | "failed"; says: string };

const OLDEST_POSTGRES = 14;
const TIMEOUT_MS = 10_000;

/** Asks the database, the mail server and Stripe whether they would do their part. Sends and changes nothing. */
export function checkServices(): Promise<Check[]> {
  return Promise.all([
    guarded("database", checkDatabase),
    guarded("mail", checkMail),
    guarded("stripe", checkStripe),
  ]);
}

async function guarded(part: string, check: () => Promise<Omit<Check, "part">>): Promise<Check> {
  try {
    return { part, ...(await check()) };
  } catch (error) {
    return { part, state: "failed", says: (error as Error).message.split("\n")[0]! };
  }
}

async function checkDatabase(): Promise<Omit<Check, "part">> {
  const { rows } = await pool.query<{ number: number }>(
    "SELECT current_setting('server_version_num')::int AS number",
  );
  const version = Math.floor(rows[0]!.number / 10_000);
  if (version < OLDEST_POSTGRES) {
    return {
      state: "failed",
      says: `PostgreSQL ${version} is too old: ${OLDEST_POSTGRES} or newer is needed`,
    };
  }
  const readiness = await checkReadiness();
  if (!readiness.ready) return { state: "failed", says: "migrations are waiting: run npm run migrate" };
  return { state: "ok", says: `PostgreSQL ${version}, all migrations applied` };
}

async function checkMail(): Promise<Omit<Check, "part">> {
  const { SMTP_URL, DKIM_DOMAIN, DATA_DIR } = getSettings();
  if (!SMTP_URL) return { state: "off", says: `kept as files in ${DATA_DIR}/mail until SMTP_URL is set` };
  const transport = nodemailer.createTransport({
    url: SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
  const signed = DKIM_DOMAIN ? `signed for ${DKIM_DOMAIN}` : "not signed by us (DKIM_DOMAIN)";
  return { state: "ok", says: `${new URL(SMTP_URL).host} takes our log-in; mail is ${signed}` };
}

async function checkStripe(): Promise<Omit<Check, "part">> {
  const client = stripe();
  if (!client) return { state: "off", says: "giving is not set up until STRIPE_SECRET_KEY is set" };
  const { livemode } = await client.balance.retrieve();
  const hooks = getSettings().STRIPE_WEBHOOK_SECRET ? "" : "; STRIPE_WEBHOOK_SECRET is not set";
  return { state: "ok", says: `the key is good for ${livemode ? "live" : "test"} payments${hooks}` };
}
