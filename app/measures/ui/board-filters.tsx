import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type Stance, stances } from "../stance.ts";

export type BoardQuery = { stance: Stance | ""; words: string };

/** What a whip board is narrowed by. */
export function BoardFilters({ page, query }: { page: string; query: BoardQuery }) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  return (
    <Form className="adm-filters" action={page} key={JSON.stringify(query)}>
      <TextField name="words" type="search" label={t("board.search")} defaultValue={query.words} />
      <SelectField
        name="show"
        label={t("board.filter")}
        defaultValue={query.stance}
        options={[
          { value: "", text: t("board.anybody") },
          ...stances.map((value) => ({ value, text: campaigns(`positions.stance.${value}`) })),
        ]}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("board.show")}
        </button>
        {query.stance || query.words ? (
          <Link className="button button-two" to={page}>
            {t("board.clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
