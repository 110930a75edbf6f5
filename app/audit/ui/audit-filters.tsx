import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { useDeedWords } from "./use-deed-words.ts";

type AuditFiltersProps = {
  query: { words: string; who: string; kind: string; campaign: string; from: string; until: string };
  kinds: string[];
  people: { id: string; name: string }[];
  campaigns: { id: string; name: string }[];
};

/** What the trail is narrowed by. */
export function AuditFilters({ query, kinds, people, campaigns }: AuditFiltersProps) {
  const t = useT("admin");
  const words = useDeedWords();
  const narrowed = Object.values(query).some(Boolean);
  return (
    <Form className="adm-filters" action="/admin/audit" key={JSON.stringify(query)}>
      <TextField name="words" type="search" label={t("audit.searchHint")} defaultValue={query.words} />
      <SelectField
        name="who"
        label={t("audit.who")}
        defaultValue={query.who}
        options={[
          { value: "", text: t("audit.anybody") },
          ...people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField
        name="kind"
        label={t("audit.kind")}
        defaultValue={query.kind}
        options={[
          { value: "", text: t("audit.anything") },
          ...kinds.map((kind) => ({ value: kind, text: words.kind(kind) })),
        ]}
      />
      {campaigns.length > 0 ? (
        <SelectField
          name="campaign"
          label={t("audit.campaign")}
          defaultValue={query.campaign}
          options={[
            { value: "", text: t("audit.anything") },
            ...campaigns.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      ) : null}
      <TextField name="from" type="date" label={t("audit.from")} defaultValue={query.from} />
      <TextField name="until" type="date" label={t("audit.until")} defaultValue={query.until} />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("audit.filter")}
        </button>
        {narrowed ? (
          <Link className="button button-two" to="/admin/audit">
            {t("audit.clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
