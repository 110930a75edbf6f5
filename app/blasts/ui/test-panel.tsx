import { Link } from "@remix-run/react";
import { type Language, languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { Letter } from "../versions.ts";
import { VersionChoice } from "./version-choice.tsx";

type TestPanelProps = {
  me: string;
  language: Language;
  errors: Record<string, string>;
  typed: Record<string, string>;
  versions: Letter[];
  result: { to: string; sent: boolean; reply: string; capturedHref: string | null } | null;
};

/** Sends a blast to somebody of the staff, and says what the mail server said. */
export function TestPanel({ me, language, errors, typed, versions, result }: TestPanelProps) {
  const t = useT("blasts");
  const common = useT("common");
  return (
    <Panel title={t("test.title")} span={7}>
      <AdminForm intent="test" submit={t("test.send")} look="two" errors={errors}>
        <div className="adm-grid">
          <TextField
            name="to"
            type="email"
            label={t("test.to")}
            defaultValue={typed.to ?? me}
            error={errors.to}
            autoComplete="off"
            required
          />
          <SelectField
            name="language"
            id="test-language"
            label={t("preview.language")}
            defaultValue={typed.language ?? language}
            options={languages.map((value) => ({ value, text: common(`language.${value}`) }))}
          />
          <VersionChoice id="test-version" versions={versions} chosen={(typed.version ?? "a") as Letter} />
        </div>
      </AdminForm>
      {result ? <Result {...result} /> : null}
    </Panel>
  );
}

function Result({ to, sent, reply, capturedHref }: NonNullable<TestPanelProps["result"]>) {
  const t = useT("blasts");
  if (!sent) {
    return (
      <p className="field-error" role="alert">
        {t("test.failed", { reply })}
      </p>
    );
  }
  return (
    <p role="status">
      {capturedHref ? (
        <>
          {t("test.captured", { to })} <Link to={capturedHref}>{t("test.read")}</Link>
        </>
      ) : (
        t("test.sent", { to, reply })
      )}
    </p>
  );
}
