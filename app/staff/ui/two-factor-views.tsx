import { Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Errors = Record<string, string>;

type SetUpProps = { secret: string; qr: { size: number; path: string }; errors: Errors };

/** The picture an app reads, the same in letters, and the first code. */
export function TwoFactorSetUp({ secret, qr, errors }: SetUpProps) {
  const t = useT("staff");
  return (
    <Panel title={t("account.setUp")}>
      <p>{t("twoFactor.step1")}</p>
      <svg className="adm-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t("twoFactor.qr")}>
        <path d={qr.path} fill="currentColor" />
      </svg>
      <p>
        {t("twoFactor.typed")} <span className="adm-secret">{secret.match(/.{1,4}/g)?.join(" ")}</span>
      </p>
      <AdminForm intent="turn-on" submit={t("twoFactor.turnOn")} errors={errors}>
        <p>{t("twoFactor.step2")}</p>
        <CodeField error={errors.code} />
      </AdminForm>
    </Panel>
  );
}

type OnProps = { since: string; errors: Errors; intent?: string };

/** Since when it is on; new codes, or off, each for a code. */
export function TwoFactorOn({ since, errors, intent }: OnProps) {
  const t = useT("staff");
  const date = formatDate(since, "day", useLanguage());
  const own = (of: string, field: string): Errors =>
    intent === of && errors.code ? { [field]: errors.code } : {};
  const renew = own("renew", "renew-code");
  const off = own("turn-off", "off-code");
  return (
    <>
      <p>{t("twoFactor.isOn", { date })}</p>
      <Panels>
        <Panel title={t("twoFactor.renew")} span={6}>
          <p>{t("twoFactor.renewText")}</p>
          <AdminForm intent="renew" submit={t("twoFactor.renew")} errors={renew} look="two">
            <CodeField id="renew-code" error={renew["renew-code"]} />
          </AdminForm>
        </Panel>
        <Panel title={t("twoFactor.turnOff")} span={6}>
          <p>{t("twoFactor.turnOffText")}</p>
          <AdminForm intent="turn-off" submit={t("twoFactor.turnOff")} errors={off} look="two">
            <CodeField id="off-code" error={off["off-code"]} />
          </AdminForm>
        </Panel>
      </Panels>
    </>
  );
}

function CodeField({ id = "code", error }: { id?: string; error?: string }) {
  const t = useT("staff");
  return (
    <TextField
      name="code"
      id={id}
      label={t("twoFactor.code")}
      error={error}
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={40}
      short
      required
    />
  );
}

/** The recovery codes, the only time that they are shown. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useT("staff");
  return (
    <Panel title={t("twoFactor.codesTitle")}>
      <p>{t("twoFactor.codesText")}</p>
      <ul className="adm-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Link className="button button-key" to="/admin/account">
          {t("twoFactor.codesDone")}
        </Link>
      </p>
    </Panel>
  );
}
