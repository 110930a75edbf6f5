import { Link, useFetcher } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { AudienceCount } from "../audience.server.ts";
import { type Audience, unlessWhat } from "../audience.ts";

type AudiencePanelProps = {
  page: string;
  /** Null: a segment of it can be read no more. */
  audience: Audience | null;
  segments: { id: string; name: string }[];
  /** Blasts of the campaign that went out. */
  went: { id: string; name: string }[];
  mayEdit: boolean;
  /** Whether its count may be asked for: it tells how many want mail. */
  mayCount: boolean;
  errors: Record<string, string>;
  /** What was typed and refused; every value of a field. */
  typed: Record<string, string[]> | null;
};

/** To whom a blast goes, by saved segments, and how many that would be now. */
export function AudiencePanel(props: AudiencePanelProps) {
  const { page, audience, segments, mayEdit, mayCount, errors, typed } = props;
  const t = useT("blasts");
  const known = new Set(segments.map(({ id }) => id));
  const isGone = !audience || [...audience.include, ...audience.exclude].some((id) => !known.has(id));
  return (
    <Panel title={t("audience.title")} span={7} id="audience">
      {isGone ? (
        <p className="field-error" role="alert">
          {t("audience.gone")}
        </p>
      ) : null}
      <Editable may={mayEdit}>
        <AdminForm intent="audience" submit={t("audience.save")} look="two" errors={errors}>
          <Segments name="include" {...{ segments, audience, typed, errors }} />
          {segments.length > 0 ? (
            <Segments name="exclude" {...{ segments, audience, typed, errors }} />
          ) : null}
          <div className="adm-grid">
            <Limit name="restHours" {...{ audience, typed, errors }} />
            <Limit name="most" {...{ audience, typed, errors }} />
          </div>
          <Again {...props} />
          <CheckField
            name="urgent"
            label={t("audience.urgent")}
            hint={t("audience.urgentHint")}
            checked={typed ? typed.urgent !== undefined : (audience?.urgent ?? false)}
          />
        </AdminForm>
      </Editable>
      {mayCount ? <Count page={page} /> : null}
    </Panel>
  );
}

type PartProps = Pick<AudiencePanelProps, "audience" | "typed" | "errors">;

function Segments({
  name,
  segments,
  audience,
  typed,
  errors,
}: PartProps & { name: "include" | "exclude"; segments: AudiencePanelProps["segments"] }) {
  const t = useT("blasts");
  const chosen = typed ? (typed[name] ?? []) : (audience?.[name] ?? []);
  return (
    <Fieldset
      id={name}
      legend={t(`audience.${name}`)}
      hint={name === "include" ? t("audience.includeHint") : undefined}
      error={errors[name]}
    >
      {segments.length === 0 ? (
        <p className="adm-hint">
          {t("audience.noSegments")} <Link to="/admin/supporters">{t("audience.makeSegment")}</Link>
        </p>
      ) : (
        <div className="choices adm-segments">
          {segments.map(({ id, name: text }) => (
            <CheckField
              key={id}
              id={`${name}-${id}`}
              name={name}
              value={id}
              label={text}
              checked={chosen.includes(id)}
            />
          ))}
        </div>
      )}
    </Fieldset>
  );
}

function Limit({ name, audience, typed, errors }: PartProps & { name: "restHours" | "most" }) {
  const t = useT("blasts");
  return (
    <TextField
      name={name}
      inputMode="numeric"
      label={t(`audience.${name}`)}
      hint={t(`audience.${name}Hint`)}
      defaultValue={typed ? (typed[name]?.[0] ?? "") : String(audience?.[name] ?? "")}
      error={errors[name]}
      autoComplete="off"
      short
    />
  );
}

/** Another blast went to them, and they did not do what it asked. */
function Again({ went, audience, typed }: AudiencePanelProps) {
  const t = useT("blasts");
  const value = (name: "againOf" | "againUnless") =>
    (typed ? typed[name]?.[0] : audience?.[name]) ?? undefined;
  if (went.length === 0) return null;
  return (
    <div className="adm-grid">
      <SelectField
        name="againOf"
        label={t("audience.againOf")}
        defaultValue={value("againOf") ?? ""}
        options={[
          { value: "", text: t("audience.againNone") },
          ...went.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField
        name="againUnless"
        label={t("audience.againUnless")}
        defaultValue={value("againUnless")}
        options={unlessWhat.map((what) => ({ value: what, text: t(`audience.unless.${what}`) }))}
      />
    </div>
  );
}

/** Counting reads everybody who is meant: it is done when somebody asks. */
function Count({ page }: { page: string }) {
  const t = useT("blasts");
  const fetcher = useFetcher<{ count: AudienceCount | null }>();
  const busy = fetcher.state !== "idle";
  return (
    <div aria-live="polite" className="adm-audience-count">
      <fetcher.Form action={`${page}/count`} method="get">
        <button type="submit" className="button button-two" aria-busy={busy || undefined}>
          {busy ? t("audience.counting") : t("audience.count")}
        </button>
      </fetcher.Form>
      {fetcher.data?.count ? <Counted count={fetcher.data.count} /> : null}
    </div>
  );
}

const reasons = [
  "meant",
  "excluded",
  "unwanted",
  "refused",
  "suppressed",
  "paced",
  "rested",
  "beyond",
] as const;

function Counted({ count }: { count: AudienceCount }) {
  const t = useT("blasts");
  const language = useLanguage();
  const facts = (["goes", ...reasons] as const)
    .filter((key) => key === "goes" || key === "meant" || count[key] > 0)
    .map((key) => ({
      key,
      name: t(`audience.${key}`),
      value: key === "goes" ? <b>{formatCount(count[key], language)}</b> : formatCount(count[key], language),
    }));
  return (
    <>
      <h3 className="adm-part">{t("audience.counted")}</h3>
      <Facts facts={facts} />
      {count.goes > 0 ? <p className="adm-hint">{t("audience.languages", count.languages)}</p> : null}
    </>
  );
}
