import { Form, Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type Currency, currencies, formatMoney, readAmount } from "../money.ts";
import { amountsVariants, type DonationFilter, giftStates, givingIntervals } from "../panel-donation.ts";
import { WordsField } from "./list-parts.tsx";

type Named = { id: string; name: string };
type DonationsFilterProps = {
  filter: DonationFilter;
  /** What the list is narrowed by, each with the address of the list without it. */
  chips: { key: keyof DonationFilter; without: string }[];
  choices: { campaigns: Named[]; pages: Named[] };
  personal: boolean;
  /** Where the organization is: days are days there. */
  zone: string;
  /** What could not be looked for, by field, and what was typed. */
  errors?: Record<string, string>;
  typed?: Record<string, string>;
};

/** Narrows the list of gifts. Posted, since a name or an address has no place in an address. */
export function DonationsFilter({ filter, chips, choices, personal, ...more }: DonationsFilterProps) {
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
        <Ranges filter={filter} {...more} />
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

type RangesProps = Pick<DonationsFilterProps, "filter" | "zone" | "errors" | "typed">;

/** Days, amounts and source: folded until one of them narrows the list, or could not be read. */
function Ranges({ filter, zone, errors = {}, typed = {} }: RangesProps) {
  const t = useT("donations-panel");
  const names = ["from", "until", "currency", "least", "most", "source"] as const;
  const props = (name: (typeof names)[number]) => ({
    ...{ name, label: t(`list.${name}`), defaultValue: typed[name] ?? filter[name] ?? "" },
    error: errors[name],
  });
  const anyCurrency = { value: "", text: t("list.allCurrencies") };
  return (
    <details className="adm-filters-more" open={names.some((name) => filter[name] || errors[name])}>
      <summary>{t("list.more")}</summary>
      <p className="adm-hint">{t("list.days", { zone })}</p>
      <div className="adm-filters">
        <TextField {...props("from")} type="date" />
        <TextField {...props("until")} type="date" />
        <SelectField
          {...props("currency")}
          options={[anyCurrency, ...currencies.map((each) => ({ value: each as string, text: each }))]}
        />
        <TextField {...props("least")} inputMode="decimal" autoComplete="off" maxLength={20} />
        <TextField {...props("most")} inputMode="decimal" autoComplete="off" maxLength={20} />
        <TextField {...props("source")} autoComplete="off" spellCheck={false} maxLength={200} />
      </div>
    </details>
  );
}

function Chips({ filter, chips, choices }: Pick<DonationsFilterProps, "filter" | "chips" | "choices">) {
  const t = useT("donations-panel");
  const language = useLanguage();
  // An amount stands in a filter beside its currency only.
  const money = (typed: string | null) => {
    const currency = filter.currency as Currency;
    return formatMoney(readAmount(typed!, currency)!, currency, language);
  };
  const day = (text: string | null) => formatDate(text!, "day", language, "short");
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
    from: () => t("list.fromDay", { day: day(filter.from) }),
    until: () => t("list.untilDay", { day: day(filter.until) }),
    currency: () => filter.currency!,
    least: () => t("list.atLeast", { amount: money(filter.least) }),
    most: () => t("list.atMost", { amount: money(filter.most) }),
    source: () => t("list.ofSource", { source: filter.source! }),
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
