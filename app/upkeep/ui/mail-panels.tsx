import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { VersionField } from "#app/organisation/ui/version-field.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Errors = Record<string, string>;

type SenderPanelProps = {
  filled: Record<string, string>;
  version: number;
  errors: Errors;
  /** What MAIL_FROM says; it wins over the form. */
  overridden: string | null;
};

/** Who mails come from, and where answers go. */
export function SenderPanel({ filled, version, errors, overridden }: SenderPanelProps) {
  const t = useT("settings");
  const admin = useT("admin");
  const field = (name: string) => ({
    name,
    defaultValue: filled[name],
    ...(errors[name] && { error: errors[name] }),
  });
  return (
    <Panel title={t("mail.sender")} span={6}>
      {overridden ? <p className="adm-hint">{t("mail.overridden", { from: overridden })}</p> : null}
      <AdminForm intent="sender" submit={admin("form.save")} errors={errors}>
        <VersionField version={version} />
        <TextField
          {...field("mail_from")}
          type="email"
          label={t("mail.from")}
          hint={t("mail.fromHint")}
          maxLength={254}
        />
        <TextField
          {...field("mail_from_name")}
          label={t("mail.fromName")}
          hint={t("mail.fromNameHint")}
          optional={admin("form.optional")}
          maxLength={100}
        />
        <TextField
          {...field("reply_to")}
          type="email"
          label={t("mail.replyTo")}
          hint={t("mail.replyToHint")}
          optional={admin("form.optional")}
          maxLength={254}
        />
      </AdminForm>
    </Panel>
  );
}

export type TestResult = { outcome: string; reply: string; to: string; capturedHref: string | null };

type TestPanelProps = {
  to: string;
  errors: Errors;
  /** Host of the mail server; null: mail is captured. */
  server: string | null;
  result: TestResult | null;
};

/** A mail to try the way out with; what the mail server answered stands under it. */
export function TestMailPanel({ to, errors, server, result }: TestPanelProps) {
  const t = useT("settings");
  return (
    <Panel title={t("test.title")} span={6}>
      <p>{server ? t("test.server", { server }) : t("test.captured")}</p>
      <AdminForm intent="test" submit={t("test.button")} errors={errors} look="two">
        <TextField
          name="to"
          type="email"
          label={t("test.to")}
          defaultValue={to}
          error={errors.to}
          maxLength={254}
          required
        />
      </AdminForm>
      {result ? <TestOutcome result={result} /> : null}
    </Panel>
  );
}

function TestOutcome({ result }: { result: TestResult }) {
  const t = useT("settings");
  const sent = result.outcome === "sent";
  return (
    <div className="adm-outcome" role="status">
      <Badge tone={sent ? "good" : "bad"}>
        {t(`test.outcome.${result.capturedHref ? "captured" : (result.outcome as "sent")}`, {
          to: result.to,
        })}
      </Badge>
      {result.capturedHref ? (
        <p>
          <Link to={result.capturedHref}>{t("test.read")}</Link>
        </p>
      ) : (
        <>
          <p className="adm-hint">{t("test.reply")}</p>
          <pre className="adm-raw">{result.reply || t("test.noReply")}</pre>
        </>
      )}
    </div>
  );
}

type Check = {
  what: "spf" | "dkim" | "dmarc" | "mx";
  name: string;
  state: string;
  code: string;
  found: string | null;
};

const tones: Record<string, "good" | "waiting" | "bad" | "quiet"> = {
  ok: "good",
  weak: "waiting",
  bad: "bad",
  off: "quiet",
  unasked: "quiet",
};

/** What others look up about the sender before they believe a mail, and what to do about each. */
export function SenderChecksPanel({ domain, checks }: { domain: string; checks: Check[] | null }) {
  const t = useT("settings");
  return (
    <Panel
      title={t("dns.title", { domain })}
      aside={
        <Link to="/admin/settings/mail?dns=ask#dns" preventScrollReset>
          {checks ? t("dns.again") : t("dns.ask")}
        </Link>
      }
      id="dns"
    >
      <p>{t("dns.what")}</p>
      {checks ? (
        <Facts
          facts={checks.map(({ what, name, state, code, found }) => ({
            key: what,
            name: t(`dns.record.${what}`),
            value: (
              <>
                <Badge tone={tones[state] ?? "quiet"}>{t(`dns.state.${state as "ok"}`)}</Badge>
                <p>{t(`dns.says.${code as "spf-ok"}`, { name, domain })}</p>
                {found ? <pre className="adm-raw">{found}</pre> : null}
              </>
            ),
          }))}
        />
      ) : null}
    </Panel>
  );
}
