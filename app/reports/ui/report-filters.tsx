import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { type Period, periods } from "../period.ts";

type ReportFiltersProps = {
  action: string;
  petitions: { id: string; title: string }[];
  petition: string;
  period: Period;
};

/** Which petition, and how far back. */
export function ReportFilters({ action, petitions, petition, period }: ReportFiltersProps) {
  const t = useT("reports");
  return (
    <Form className="adm-filters" action={action} key={`${petition} ${period}`}>
      {petitions.length > 1 ? (
        <SelectField
          name="petition"
          label={t("petition")}
          defaultValue={petition}
          options={[
            { value: "", text: t("allPetitions") },
            ...petitions.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
      ) : null}
      <SelectField
        name="period"
        label={t("period")}
        defaultValue={period}
        options={(Object.keys(periods) as Period[]).map((value) => ({ value, text: t(`periods.${value}`) }))}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("show")}
        </button>
      </div>
    </Form>
  );
}
