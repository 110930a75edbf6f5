import { Form, Link } from "@remix-run/react";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type BoardQuery, boardOrders, isNarrowed } from "../board-query.ts";
import type { Body } from "../body.ts";
import { stances } from "../stance.ts";

export type BoardFiltersProps = {
  page: string;
  body: Body | "";
  committees: { id: string; name: string }[];
  query: BoardQuery;
  /** The class of the form: the panel's and the public page's look differ. */
  look: "adm-filters" | "board-filters";
};

/** What a whip board is narrowed by, and in which order its members stand. */
export function BoardFilters({ page, body, committees, query, look }: BoardFiltersProps) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const houses = body ? chambersOf(body) : [];
  const anybody = { value: "", text: t("board.anybody") };
  return (
    <Form className={look} action={page} key={JSON.stringify(query)} role="search" autoComplete="off">
      <TextField name="words" type="search" label={t("board.search")} defaultValue={query.words} />
      <SelectField
        name="show"
        label={t("board.filter")}
        defaultValue={query.stance}
        options={[
          anybody,
          ...stances.map((value) => ({ value, text: campaigns(`positions.stance.${value}`) })),
        ]}
      />
      {body && houses.length > 1 ? (
        <SelectField
          name="house"
          label={t("board.house")}
          defaultValue={query.chamber}
          options={[
            { value: "", text: t("board.bothHouses") },
            ...houses.map((value) => ({ value, text: houseName(body, value, language) })),
          ]}
        />
      ) : null}
      {committees.length > 0 ? (
        <SelectField
          name="committee"
          label={t("board.committee")}
          defaultValue={query.committee}
          options={[anybody, ...committees.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      ) : null}
      <SelectField
        name="order"
        label={t("board.order")}
        defaultValue={query.order}
        options={boardOrders.map((value) => ({ value, text: t(`board.orders.${value}`) }))}
      />
      <div className={look === "adm-filters" ? "adm-actions" : "board-actions"}>
        <button type="submit" className="button button-key">
          {t("board.show")}
        </button>
        {isNarrowed(query) ? (
          <Link className="button button-two" to={page}>
            {t("board.clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
