import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { ConditionKind, Filter } from "../filter.ts";
import type { FilterChoices } from "../filter-choices.server.ts";
import { type Adding, ConditionForm } from "./condition-form.tsx";
import { useConditionWords } from "./use-condition-words.ts";
import { useTimeZone } from "./use-time-zone.ts";

type FilterBarProps = {
  filter: Filter;
  segment: { id: string; name: string } | null;
  /** The list as it is, sealed. */
  sealed: string;
  choices: FilterChoices;
  kinds: ConditionKind[];
  adding: Adding | null;
  addErrors: Record<string, string>;
  saveErrors: Record<string, string>;
  mayEdit: boolean;
};

/** What a list is narrowed by: a chip for each condition, the way to another one, and keeping them as a segment. */
export function FilterBar(props: FilterBarProps) {
  const { filter, segment, sealed, choices, kinds, adding, addErrors, saveErrors, mayEdit } = props;
  const t = useT("segments");
  return (
    <div className="seg-bar">
      <Chips filter={filter} sealed={sealed} choices={choices} />
      <div className="seg-bar-row">
        <AddMenu kinds={kinds} sealed={sealed} choices={choices} />
        {filter.groups.length > 0 || filter.words !== "" || segment ? (
          <Form method="post" action="/admin/supporters">
            <input type="hidden" name="intent" value="clear" />
            <button type="submit" className="adm-link-button">
              {t("filter.clear")}
            </button>
          </Form>
        ) : null}
        {filter.groups.length > 0 && mayEdit ? (
          <details className="adm-confirm" open={Object.keys(saveErrors).length > 0 || undefined}>
            <summary>{t("filter.save")}</summary>
            <div>
              <AdminForm
                intent="save"
                action="/admin/supporters"
                errors={saveErrors}
                submit={t("filter.saveButton")}
              >
                <input type="hidden" name="q" value={sealed} />
                <TextField
                  name="name"
                  label={t("filter.name")}
                  hint={t("filter.nameHint")}
                  error={saveErrors.name}
                  maxLength={100}
                  required
                />
              </AdminForm>
            </div>
          </details>
        ) : null}
      </div>
      {adding ? (
        <ConditionForm
          key={`${adding.kind} ${adding.state}`}
          adding={adding}
          sealed={sealed}
          choices={choices}
          errors={addErrors}
        />
      ) : null}
    </div>
  );
}

function Chips({ filter, sealed, choices }: Pick<FilterBarProps, "filter" | "sealed" | "choices">) {
  const t = useT("segments");
  const words = useConditionWords(choices, useTimeZone());
  if (filter.groups.length === 0) return null;
  return (
    <ul className="seg-chips" aria-label={t("filter.label")}>
      {filter.groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group has no other name than its place
        <li className="seg-chip" key={index}>
          {group.map((condition, place) => {
            const text = words(condition);
            return (
              <Form method="post" action="/admin/supporters" key={text}>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="q" value={sealed} />
                <input type="hidden" name="group" value={index} />
                <input type="hidden" name="place" value={place} />
                {place > 0 ? <b>{t("filter.or")} </b> : null}
                <span>{text}</span>
                <button type="submit" aria-label={t("filter.remove", { text })}>
                  <Icon name="close" />
                </button>
              </Form>
            );
          })}
          <Link to={addHref(sealed, { add: group[0]!.kind, group: String(index) })} preventScrollReset>
            {t("filter.orMore")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function addHref(sealed: string, more: Record<string, string>): string {
  return `/admin/supporters?${new URLSearchParams({ ...(sealed && { q: sealed }), ...more })}#add-condition`;
}

type AddMenuProps = Pick<FilterBarProps, "kinds" | "sealed" | "choices">;
type Way = { key: string; label: string; more: Record<string, string> };

function AddMenu({ kinds, sealed, choices }: AddMenuProps) {
  const t = useT("segments");
  const ways: Way[] = kinds.flatMap((kind): Way[] =>
    kind === "custom"
      ? choices.customFields.map(({ key, label }) => ({ key, label, more: { add: kind, field: key } }))
      : [{ key: kind, label: t(`kind.${kind}`), more: { add: kind } }],
  );
  return (
    <details className="adm-confirm seg-add" key={sealed}>
      <summary>{t("filter.add")}</summary>
      <div>
        <ul className="seg-kinds">
          {ways.map(({ key, label, more }) => (
            <li key={key}>
              <Link to={addHref(sealed, more)} preventScrollReset>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
