import path from "node:path";
import { expect, test } from "vitest";
import { readSettings, SettingsError } from "./settings.server.ts";

test("nothing needs to be set", () => {
  expect(readSettings({})).toMatchObject({
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    APP_URL: "http://localhost:3000",
    DATA_DIR: path.resolve("data"),
    WORKER: "inline",
    WEB_PROCESSES: 1,
    TRUST_PROXY: 0,
    LOG_LEVEL: "info",
  });
});

test("an empty setting counts as unset", () => {
  const empty = { PORT: "", APP_URL: " ", SMTP_URL: "", SESSION_SECRET: "", TRUST_PROXY: "", LOG_LEVEL: "" };
  expect(readSettings(empty)).toEqual(readSettings({}));
});

test("the public origin follows the port and loses its slash", () => {
  expect(readSettings({ PORT: "4000" }).APP_URL).toBe("http://localhost:4000");
  expect(readSettings({ PORT: "4000", APP_URL: "https://act.example.org/" }).APP_URL).toBe(
    "https://act.example.org",
  );
});

test("several secrets come as a list, the newest first", () => {
  const [first, second] = ["n".repeat(32), "o".repeat(40)];
  expect(readSettings({ SESSION_SECRET: `${first}, ${second}` }).SESSION_SECRET).toEqual([first, second]);
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["HOST", "a b"],
  ["APP_URL", "act.example.com"],
  ["APP_URL", "https://act.example.com/campaigns"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["SESSION_SECRET", "short"],
  ["SESSION_SECRET", `${"n".repeat(32)},short`],
  ["SMTP_URL", "localhost:25"],
  ["MAIL_FROM", "nobody"],
  ["DKIM_PRIVATE_KEY", "hunter2"],
  ["EMAIL_RETURN_PATH", "elsewhere.example"],
  ["EMAIL_RETURN_PATH", "bounce+1@elsewhere.example"],
  ["EMAIL_RETURN_PATH", `${"b".repeat(25)}@elsewhere.example`],
  ["EMAIL_REPORTS_IMAP_URL", "https://mail.example.com"],
  ["EMAIL_REPORTS_IMAP_URL", "imaps://mail.example.com/INBOX"],
  ["EMAIL_HOOK_SES", "arn:aws:s3:::bucket"],
  ["EMAIL_HOOK_POSTMARK", "postmark:short"],
  ["EMAIL_HOOK_SENDGRID", "not a key"],
  ["EMAIL_HOOK_MAILGUN", "too short"],
  ["STRIPE_SECRET_KEY", "pk_live_1"],
  ["STRIPE_WEBHOOK_SECRET", "secret"],
  ["STRIPE_API_BASE", "10.0.0.1:443"],
  ["SEED_DEMO", "yes"],
  ["WORKER", "on"],
  ["WEB_PROCESSES", "0"],
  ["TRUST_PROXY", "1.5"],
  ["METRICS_TOKEN", "two words and more"],
  ["LOG_LEVEL", "loud"],
])("%s=%s is refused in one line that names it and does not repeat it", (name, value) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(new RegExp(`^Setting ${name} must [^\\n]+\\.$`));
  expect(read).not.toThrow(value);
});

test("half of the DKIM settings names the first that is missing", () => {
  expect(() => readSettings({ DKIM_DOMAIN: "example.org" })).toThrow("Setting DKIM_SELECTOR is missing");
});
