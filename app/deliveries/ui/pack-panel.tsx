import { Link } from "@remix-run/react";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";

type PackPanelProps = {
  campaignId: string;
  petitions: { id: string; title: string }[];
  /** Whose constituents' signatures it is to have; null: it has everybody's. */
  office: { id: string; official: string; division: string } | null;
  timeZone: string;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** Asks for a delivery pack. */
export function PackPanel({ campaignId, petitions, office, timeZone, errors, typed }: PackPanelProps) {
  const t = useT("deliveries");
  const language = useLanguage();
  const option = (value: "letter" | "a4") => ({ value, text: t(`paper.${value}`) });
  const spoken = (value: "en" | "es") => ({ value, text: t(`language.${value}`) });
  if (petitions.length === 0) {
    return (
      <Panel title={t("make.title")} span={6}>
        <EmptyState title={t("make.nothing")}>
          <p>{t("make.nothingText")}</p>
          <p>
            <Link to={`/admin/campaigns/${campaignId}/petitions`}>{t("make.petitions")}</Link>
          </p>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={office ? t("make.titleFor", office) : t("make.title")} span={6}>
      <p className="adm-hint">{t("make.hint")}</p>
      {office ? (
        <>
          <p>{t("make.hintFor", office)}</p>
          <p>
            <Link to={`/admin/campaigns/${campaignId}/delivery`}>{t("make.everybody")}</Link>
          </p>
        </>
      ) : (
        <p>
          <Link to={`/admin/campaigns/${campaignId}/officials`}>{t("make.byOfficial")}</Link>
        </p>
      )}
      <AdminForm intent="pack" submit={t("make.submit")} errors={errors}>
        {office ? <input type="hidden" name="office" value={office.id} /> : null}
        <SelectField
          name="petition"
          label={t("make.petition")}
          options={petitions.map(({ id, title }) => ({ value: id, text: title }))}
          defaultValue={typed.petition}
          error={errors.petition}
        />
        <SelectField
          name="language"
          label={t("make.language")}
          options={[spoken("en"), spoken("es")]}
          defaultValue={typed.language ?? language}
          error={errors.language}
        />
        <SelectField
          name="paper"
          label={t("make.paper")}
          options={[option("letter"), option("a4")]}
          defaultValue={typed.paper}
          error={errors.paper}
        />
        <TextField
          name="at"
          type="datetime-local"
          label={t("make.at")}
          hint={t("make.atHint", { zone: timeZone })}
          defaultValue={typed.at}
          error={errors.at}
        />
        <CheckField name="comments" label={t("make.comments")} checked={typed.comments === "on"} />
        <CheckField name="zip" label={t("make.zip")} checked={typed.zip === "on"} />
      </AdminForm>
    </Panel>
  );
}
