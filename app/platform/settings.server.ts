import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

const SECRET_LENGTH = 32;

const isUnset = (value: unknown) => typeof value !== "string" || value.trim() === "";

/** A setting that may be missing; an empty one counts as missing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isUnset(value) ? undefined : value), schema.optional());

const withDefault = <T extends z.ZodType>(value: string, schema: T) =>
  z.preprocess((given) => (isUnset(given) ? value : given), schema);

const text = (pattern: RegExp, error: string) => z.string().regex(pattern, { error });
const url = (protocol: RegExp, error: string) => z.url({ protocol, error });

const wholeNumber = (from: number, to: number, error: string) =>
  z
    .string()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to, { error })
    .transform(Number);

function namesUser(address: string): boolean {
  const { username, password } = new URL(address);
  return username !== "" && password !== "";
}

const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}` });

/** An IP address, or one with the length of its prefix. */
function isNetwork(value: string): boolean {
  const [address = "", prefix = "0", ...rest] = value.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
  return rest.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= most;
}

const secretList = z
  .string()
  .transform((value) => value.split(",").map((secret) => secret.trim()))
  .refine((secrets) => secrets.every((secret) => secret.length >= SECRET_LENGTH), {
    error: `must be a secret of at least ${SECRET_LENGTH} characters, or several with commas between`,
  });

const networkList = z
  .string()
  .transform((value) =>
    value
      .split(",")
      .map((network) => network.trim())
      .filter(Boolean),
  )
  .refine((networks) => networks.every(isNetwork), {
    error: "must be networks such as 203.0.113.0/24, with commas between",
  });

const Environment = z
  .object({
    NODE_ENV: withDefault("production", oneOf("production", "development", "test")),
    PORT: optional(wholeNumber(0, 65535, "must be a port from 0 to 65535")),
    HOST: withDefault("127.0.0.1", text(/^[\w.:-]+$/, "must be a host name or an IP address")),
    APP_URL: optional(text(/^https?:\/\/[\w.:[\]-]+\/?$/i, "must be an origin such as https://example.org")),
    DATABASE_URL: optional(
      url(/^postgres(ql)?$/, "must look like postgresql://user:password@host:5432/database"),
    ),
    DATA_DIR: withDefault("./data", z.string()).transform((folder) => path.resolve(folder)),
    SESSION_SECRET: optional(secretList),
    SMTP_URL: optional(url(/^smtps?$/, "must look like smtp://user:password@host:587")),
    MAIL_FROM: optional(
      text(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "must be an address such as news@example.org"),
    ),
    DKIM_DOMAIN: optional(text(/^[a-z0-9.-]+$/i, "must be a domain name")),
    DKIM_SELECTOR: optional(text(/^[\w.-]+$/, "must be a selector such as mail2026")),
    DKIM_PRIVATE_KEY: optional(text(/PRIVATE KEY/, "must be a private key in PEM form")),
    EMAIL_RETURN_PATH: optional(
      text(
        /^[a-z0-9._-]{1,24}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
        "must be an address such as bounce@example.org, at most 24 characters before the @",
      ),
    ),
    EMAIL_REPORTS_IMAP_URL: optional(
      url(/^imaps?$/, "must look like imaps://user:password@host:993/INBOX").refine(namesUser, {
        error: "must name user and password: imaps://user:password@host:993/INBOX",
      }),
    ),
    EMAIL_HOOK_SES: optional(text(/^arn:aws[\w-]*:sns:[\w:-]+$/, "must be the ARN of a topic of Amazon SNS")),
    EMAIL_HOOK_POSTMARK: optional(
      text(/^[^:\s]+:\S{16,}$/, "must be user:password, the password 16 characters or more"),
    ),
    EMAIL_HOOK_SENDGRID: optional(
      text(/^MF[A-Za-z0-9+/]{80,}={0,2}$/, "must be SendGrid's verification key"),
    ),
    EMAIL_HOOK_MAILGUN: optional(text(/^\S{16,}$/, "must be Mailgun's webhook signing key")),
    STRIPE_SECRET_KEY: optional(text(/^(sk|rk)_\S+$/, "must begin with sk_ or rk_")),
    STRIPE_WEBHOOK_SECRET: optional(text(/^whsec_\S+$/, "must begin with whsec_")),
    STRIPE_API_BASE: optional(url(/^https?$/, "must be an address such as http://127.0.0.1:12111")),
    GEOCODER_URL: withDefault(
      "https://geocoding.geo.census.gov/geocoder",
      z.union([z.literal("off"), z.url({ protocol: /^https?$/ })], {
        error: "must be off or an address such as https://geocoding.geo.census.gov/geocoder",
      }),
    ),
    ADMIN_EMAIL: optional(
      text(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, "must be an address such as ana@example.org"),
    ),
    ADMIN_PASSWORD: optional(z.string().min(12, { error: "must be at least 12 characters" })),
    SEED_DEMO: optional(oneOf("0", "1")),
    WORKER: withDefault("inline", oneOf("inline", "off")),
    WEB_PROCESSES: withDefault("1", wholeNumber(1, 64, "must be a whole number from 1 to 64")),
    TRUST_PROXY: z.preprocess(
      (value) => (isUnset(value) || value === "off" ? "0" : value),
      wholeNumber(0, 10, "must be off or the number of proxies, at most 10"),
    ),
    METRICS_TOKEN: optional(text(/^[\x21-\x7e]{16,}$/, "must be at least 16 characters without spaces")),
    RATE_LIMIT_ALLOW: withDefault("", networkList),
    LOG_LEVEL: withDefault("info", oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent")),
  })
  .superRefine((settings, context) => {
    const owner = ["ADMIN_EMAIL", "ADMIN_PASSWORD"] as const;
    const unnamed = owner.filter((name) => settings[name] === undefined);
    if (unnamed.length === 1) {
      context.addIssue({
        code: "custom",
        path: [unnamed[0]!],
        message: "is missing: the first owner needs both",
      });
    }
    const dkim = ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_PRIVATE_KEY"] as const;
    const missing = dkim.filter((name) => settings[name] === undefined);
    if (missing.length === 0 || missing.length === dkim.length) return;
    context.addIssue({ code: "custom", path: [missing[0]!], message: "is missing: DKIM needs all three" });
  })
  .transform((settings) => ({
    ...settings,
    /** Public origin without a slash at the end. */
    APP_URL: settings.APP_URL?.replace(/\/$/, "") ?? `http://localhost:${settings.PORT ?? 3000}`,
  }));

export type Settings = z.infer<typeof Environment>;

/** A setting with an unusable value; the message is one line that names it. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Parses the settings out of an environment. The README has the table of them.
 * Errors: SettingsError naming the first unusable setting, never its value (it may be a secret).
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = Environment.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new SettingsError(`Setting ${issue.path.join(".")} ${issue.message}.`);
}

let current: Settings | undefined;

/** The settings of this process, read once. The only reader of `process.env`. */
export function getSettings(): Settings {
  current ??= readSettings(process.env);
  return current;
}
