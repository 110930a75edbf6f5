import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { amountsVariants, type DonationFilter, giftStates, givingIntervals } from "../panel-donation.ts";
import { WordsField } from "./list-parts.tsx";

type Named = { id: string; name: string };
type DonationsFilterProps = {
  filter: DonationFilter;
  /** What the list is narrowed by, each with the address of the list without it. */
  chips: { key: keyof DonationFilter; without: string }[];
  choices: { campaigns: Named[]; pages: Named[] };
  personal: boolean;
};

/** Narrows the list of gifts. Posted, since a name or an address has no place in an address. */
export function DonationsFilter({ filter, chips, choices, personal }: DonationsFilterProps) {
  const t = useT("donations-panel");
  const named = (all: string, rows: Named[]) => [
    { value: "", text: all },
    ...rows.map(({ id, name }) => ({ value: id, text: name })),
  ];
  const said = <T extends string>(all: string, values: readonly T[], say: (value: T) => string) => [
    { value: "", text: all },
    ...values.map((value) => ({ value: value as string, text: say(value) })),
  ];
  return (
    <>
      <Form className="adm-filters" method="post" role="search" key={JSON.stringify(filter)}>
        <WordsField label={t(personal ? "list.search" : "list.searchNames")} words={filter.words} />
        <SelectField
          name="state"
          label={t("list.state")}
          defaultValue={filter.state ?? ""}
          options={said(t("list.allStates"), giftStates, (state) => t(`states.${state}`))}
        />
        <SelectField
          name="interval"
          label={t("list.interval")}
          defaultValue={filter.interval ?? ""}
          options={said(t("list.allIntervals"), givingIntervals, (each) => t(`intervals.${each}`))}
        />
        <SelectField
          name="campaign"
          label={t("list.campaign")}
          defaultValue={filter.campaign ?? ""}
          options={named(t("list.allCampaigns"), choices.campaigns)}
        />
        <SelectField
          name="page"
          label={t("list.page")}
          defaultValue={filter.page ?? ""}
          options={named(t("list.allPages"), choices.pages)}
        />
        <SelectField
          name="variant"
          label={t("one.variant")}
          defaultValue={filter.variant ?? ""}
          options={said(t("list.allVariants"), amountsVariants, (each) => t(`variants.${each}`))}
        />
        <div className="adm-actions">
          <button type="submit" className="button button-key">
            {t("list.show")}
          </button>
        </div>
      </Form>
      <Chips filter={filter} chips={chips} choices={choices} />
    </>
  );
}

function Chips({ filter, chips, choices }: Omit<DonationsFilterProps, "personal">) {
  const t = useT("donations-panel");
  if (chips.length === 0) return null;
  const nameIn = (rows: Named[], id: string | null) =>
    rows.find((row) => row.id === id)?.name ?? t("list.gone");
  const words: Record<keyof DonationFilter, () => string> = {
    words: () => filter.words,
    state: () => t(`states.${filter.state!}`),
    interval: () => t(`intervals.${filter.interval!}`),
    campaign: () => nameIn(choices.campaigns, filter.campaign),
    page: () => nameIn(choices.pages, filter.page),
    variant: () => t(`variants.${filter.variant!}`),
  };
  return (
    <div className="seg-bar">
      <ul className="seg-chips" aria-label={t("list.narrowed")}>
        {chips.map(({ key, without }) => (
          <li className="seg-chip" key={key}>
            <span>{words[key]()}</span>
            <Link to={without} aria-label={t("list.without", { text: words[key]() })} preventScrollReset>
              <Icon name="close" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
