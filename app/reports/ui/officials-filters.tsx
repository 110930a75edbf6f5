import { Form, Link } from "@remix-run/react";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Body } from "#app/measures/body.ts";
import { stances } from "#app/measures/stance.ts";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { isNarrowed, type OfficialsQuery, officialsOrders, seatKinds } from "../officials-query.ts";

type OfficialsFiltersProps = {
  page: string;
  body: Body | null;
  committees: { id: string; name: string }[];
  query: OfficialsQuery;
  /** The campaign is about a measure. */
  hasMeasure: boolean;
};

/** What the list of a campaign's officials is narrowed by, and its order: on a phone its head has no room for all of it. */
export function OfficialsFilters({ page, body, committees, query, hasMeasure }: OfficialsFiltersProps) {
  const t = useT("reports");
  const campaigns = useT("campaigns");
  const everybody = { value: "", text: t("officials.anybody") };
  const houses = useHouses(body);
  return (
    <Form className="adm-filters" action={page} key={JSON.stringify(query)} role="search">
      <TextField name="words" type="search" label={t("officials.search")} defaultValue={query.words} />
      <SelectField
        name="house"
        label={t("officials.house")}
        defaultValue={query.house}
        options={[{ value: "", text: t("officials.everyHouse") }, ...houses]}
      />
      {committees.length > 0 ? (
        <SelectField
          name="committee"
          label={t("officials.committee")}
          defaultValue={query.committee}
          options={[everybody, ...committees.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      ) : null}
      {hasMeasure ? (
        <SelectField
          name="show"
          label={t("officials.position")}
          defaultValue={query.stance}
          options={[
            everybody,
            ...stances.map((value) => ({ value, text: campaigns(`positions.stance.${value}`) })),
          ]}
        />
      ) : null}
      <SelectField
        name="order"
        label={t("officials.order")}
        defaultValue={query.order}
        options={officialsOrders
          .filter((order) => hasMeasure || order !== "stance")
          .map((value) => ({ value, text: t(`officials.columns.${value}`) }))}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("officials.show")}
        </button>
        {isNarrowed(query) ? (
          <Link className="button button-two" to={page}>
            {t("officials.clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

/** The houses by the names that they have where they sit. */
function useHouses(body: Body | null) {
  const t = useT("reports");
  const language = useLanguage();
  const sitting = body ? chambersOf(body) : null;
  return seatKinds
    .filter((kind) => kind === "other" || !sitting || sitting.includes(kind))
    .map((value) => ({
      value,
      text: body && value !== "other" ? houseName(body, value, language) : t(`officials.houses.${value}`),
    }));
}
