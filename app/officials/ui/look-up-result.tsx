import { formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { FormFrame } from "#app/ui/form-frame.tsx";
import { EmptyState, Note } from "#app/ui/notes.tsx";
import { Section } from "#app/ui/section.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import type { DistrictChoice, LookUpPage } from "../look-up-view.ts";
import { OfficialCards } from "./official-cards.tsx";

/** What was typed, to be asked again with a choice. */
type Typed = { address: string; zip: string; lat: string; lon: string };

/** Who was found, level by level; what is open, side by side; what only the visitor can tell, to choose from. */
export function LookUpResult({ result, typed }: { result: LookUpPage; typed: Typed }) {
  const t = useT("officials");
  const isEmpty = result.levels.length === 0 && result.open.length === 0 && result.precision !== "none";
  return (
    <>
      {result.open.map((each) => (
        <Open key={each.type} {...each} />
      ))}
      {result.levels.map(({ level, cards }) => (
        <Section key={level} title={t(`level.${level}`)}>
          <OfficialCards cards={cards} />
        </Section>
      ))}
      {isEmpty ? (
        <div className="page-top">
          <EmptyState as="h2" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        </div>
      ) : null}
      {result.choices.length > 0 ? <Chooser result={result} typed={typed} /> : null}
      {result.sources.length > 0 ? <Sources sources={result.sources} /> : null}
    </>
  );
}

/** How sure the answer is, and what the address service did. */
export function HowSure({
  result,
  zip,
}: {
  result: Pick<LookUpPage, "precision" | "place" | "geocoder">;
  zip: string | null;
}) {
  const t = useT("officials");
  const { precision, place, geocoder } = result;
  const status = geocoder?.status;
  return (
    <>
      <Note icon={precision === "exact" ? "pin" : "alert"} title={t(`precision.${precision}`)} status>
        {precision === "none" ? <p>{t("noneText")}</p> : null}
        <p>{[zip && t("zip", { zip }), ...[...place].reverse()].filter(Boolean).join(", ")}</p>
      </Note>
      {status && status !== "used" && precision !== "exact" ? (
        <Note icon="alert">
          <p>{t(`geocoder.${status}`)}</p>
        </Note>
      ) : null}
      {geocoder?.dropped.map((why) => (
        <Note key={why} icon="alert">
          <p>{t(`geocoder.${why}`)}</p>
        </Note>
      ))}
    </>
  );
}

function Open({ type, divisions }: LookUpPage["open"][number]) {
  const t = useT("officials");
  return (
    <Section title={t("open.titleOne")} aside={t(`open.${type}`, { count: divisions.length })}>
      <ul className="candidates">
        {divisions.map(({ id, name, share, cards }) => (
          <li key={id}>
            <h3>{name}</h3>
            {share ? <p className="small muted">{t("open.share", { share })}</p> : null}
            {cards.length > 0 ? (
              <OfficialCards cards={cards.map((card) => ({ ...card, district: "" }))} as="h4" />
            ) : (
              <p className="small">{t("open.nobody")}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Chooser({ result: { choices, stateName }, typed }: { result: LookUpPage; typed: Typed }) {
  const t = useT("officials");
  const action = localPath(useLanguage(), "/officials");
  const known = choices.filter(({ options }) => options.length > 0);
  return (
    <Section title={t("choose.title")} id="choose">
      {known.length === 0 ? (
        <p>{t("choose.unknown", { state: stateName })}</p>
      ) : (
        <FormFrame method="get" action={`${action}#choose`}>
          <p>{t("choose.text")}</p>
          {Object.entries(typed).map(([name, value]) =>
            value === "" ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          {known.map((choice) => (
            <Choice key={choice.type} {...choice} />
          ))}
          <ButtonRow>
            <Button look="two">{t("choose.button")}</Button>
          </ButtonRow>
        </FormFrame>
      )}
    </Section>
  );
}

function Choice({ type, value, options }: DistrictChoice) {
  const t = useT("officials");
  const text = (name: string, names: string[]) =>
    t("choose.option", { name, names: names.join(", ") || t("choose.vacant") });
  return (
    <SelectField
      name={type}
      label={t(`choose.${type}`)}
      defaultValue={value ?? ""}
      options={[
        { value: "", text: t("choose.none") },
        ...options.map((each) => ({ value: each.value, text: text(each.name, each.names) })),
      ]}
    />
  );
}

function Sources({ sources }: Pick<LookUpPage, "sources">) {
  return (
    <Section title={useT("officials")("sources.title")}>
      <SourceList sources={sources} />
    </Section>
  );
}

/** How it is known where somebody lives, a sentence a source. */
export function SourceList({ sources }: Pick<LookUpPage, "sources">) {
  const t = useT("officials");
  const language = useLanguage();
  return (
    <ul className="small prose">
      {sources.map(({ kind, name, asOf }) => (
        <li key={kind + name + asOf}>
          {t(`sources.${kind}`, { name, date: asOf ? formatDate(asOf, "day", language) : "" })}
        </li>
      ))}
    </ul>
  );
}
