import { regionName } from "#app/geography/states.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import type { Condition } from "../filter.ts";
import type { FilterChoices } from "../filter-choices.server.ts";

type Named = { id: string; name: string };

/** A condition as a few words: "Signed “Keep the library”, since Jan 3, 2013". */
export function useConditionWords(
  choices: FilterChoices,
  timeZone: string,
): (condition: Condition) => string {
  const t = useT("segments");
  const period = usePeriodWords(timeZone);
  const purpose = usePurposeWords(choices.partners);
  const nameIn = (list: Named[], id: string) => list.find((each) => each.id === id)?.name ?? t("chip.gone");
  const positive = (condition: Condition): string => {
    switch (condition.kind) {
      case "signed":
        return t("chip.signed", { what: whatWas(condition), when: period(condition) });
      case "created":
        return t("chip.created", { when: period(condition) });
      case "state":
        return t("chip.state", { state: regionName(condition.country, condition.state) ?? condition.state });
      case "county":
        return nameIn(choices.counties, condition.fips);
      case "zip":
        return t("chip.zip", { prefix: condition.prefix });
      case "tag":
        return t("chip.tag", { tag: nameIn(choices.tags, condition.tagId) });
      case "consent":
        return t(`chip.consent.${condition.answer}`, { purpose: purpose(condition.purpose) });
      case "language":
        return t(`chip.language.${condition.language}`);
      case "source":
        return t("chip.source", { source: condition.source });
      case "confirmed":
        return t("chip.confirmed");
      case "suppressed":
        return t(`chip.suppressed.${condition.reason}`);
      case "asleep":
        return t("chip.asleep", { count: condition.months });
      case "imported":
        return t("chip.imported", { file: nameIn(choices.imports, condition.importId) });
      case "did":
        return t("chip.did", {
          deed: t(`deed.${condition.deed}`),
          what: condition.campaignId ? nameIn(choices.campaigns, condition.campaignId) : t("chip.anything"),
          when: period(condition),
        });
      case "represented":
        return t("chip.represented", {
          measure: nameIn(choices.measures, condition.measureId),
          stance: t(`stance.${condition.stance}`),
        });
      case "clicked":
        return t("chip.clicked", { count: condition.days });
      case "custom":
        return customWords(condition);
    }
  };
  const whatWas = ({ petitionId, campaignId }: { petitionId: string | null; campaignId: string | null }) =>
    petitionId
      ? `“${nameIn(choices.petitions, petitionId)}”`
      : campaignId
        ? nameIn(choices.campaigns, campaignId)
        : t("chip.anything");
  const customWords = ({ key, value }: { key: string; value: string | number | boolean }) => {
    const field = choices.customFields.find((each) => each.key === key);
    const said = typeof value === "boolean" ? t(value ? "chip.yes" : "chip.no") : String(value);
    const text = field?.choices.find((choice) => choice.value === value)?.text ?? said;
    return t("chip.custom", { field: field?.label ?? key, value: text });
  };
  return (condition) => {
    const text = positive(condition);
    return condition.not ? t("chip.not", { text }) : text;
  };
}

/** What a consent is about, in words. */
export function usePurposeWords(partners: Named[]): (purpose: string) => string {
  const t = useT("segments");
  return (purpose) => {
    if (purpose === "email" || purpose === "sms") return t(`purpose.${purpose}`);
    const id = purpose.replace(/^partner:/, "");
    return t("purpose.partner", { name: partners.find((each) => each.id === id)?.name ?? "?" });
  };
}

function usePeriodWords(timeZone: string) {
  const t = useT("segments");
  const language = useLanguage();
  const day = (iso: string, minus = 0) =>
    formatDate(
      localTimeIn(new Date(Date.parse(iso) - minus).toISOString(), timeZone).slice(0, 10),
      "day",
      language,
      "short",
    );
  return ({ from, until }: { from: string | null; until: string | null }) => {
    if (from && until) return t("chip.between", { from: day(from), until: day(until, 1) });
    if (from) return t("chip.from", { from: day(from) });
    return until ? t("chip.until", { until: day(until, 1) }) : "";
  };
}
