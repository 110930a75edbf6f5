import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { BulkDeed } from "../bulk.ts";

type Counted = { count: number; capped: boolean };
type Errors = Record<string, string>;

type BulkFormsProps = {
  /** Whom it is about, sealed. */
  sealed: string;
  people: Counted;
  /** Of them, who has not said no to our mail, and whose address is not stopped. */
  listed: Counted;
  mailed: Counted;
  tags: { id: string; name: string }[];
  errorsOf: (deed: BulkDeed) => Errors;
};

/** What can be done to many supporters at once: tags on and off, and whether they are mailed. */
export function BulkForms({ sealed, people, listed, mailed, tags, errorsOf }: BulkFormsProps) {
  const t = useT("segments");
  const some = ({ count, capped }: Counted) => t(capped ? "bulk.more" : "list.count", { count });
  const [tagged, untagged, stopped] = [errorsOf("tag"), errorsOf("untag"), errorsOf("suppress")];
  const form = (deed: BulkDeed, submit: string, errors: Errors, fields?: ReactNode) => (
    <AdminForm intent={deed} errors={errors} submit={submit} look={deed === "tag" ? "key" : "two"}>
      <input type="hidden" name="who" value={sealed} />
      {fields}
    </AdminForm>
  );
  return (
    <Panels>
      <Panel title={t("bulk.tag")} span={6}>
        {form(
          "tag",
          t("bulk.tagYes", { people: some(people) }),
          tagged,
          <>
            <TextField
              name="tag"
              label={t("tags.name")}
              hint={t("bulk.tagHint")}
              list="known-tags"
              maxLength={60}
              autoComplete="off"
              error={tagged.tag}
              required
            />
            <datalist id="known-tags">
              {tags.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </>,
        )}
      </Panel>
      {tags.length > 0 ? (
        <Panel title={t("bulk.untag")} span={6}>
          {form(
            "untag",
            t("bulk.untagYes", { people: some(people) }),
            untagged,
            <SelectField
              name="from"
              label={t("tags.name")}
              error={untagged.from}
              options={tags.map(({ id, name }) => ({ value: id, text: name }))}
            />,
          )}
        </Panel>
      ) : null}
      <Panel title={t("bulk.reach")} span={6}>
        <p>{t("bulk.listed", { people: some(listed) })}</p>
        <Confirm summary={t("mail.unsubscribe")}>
          <p>{t("mail.unsubscribeText")}</p>
          {form("unsubscribe", t("mail.unsubscribeYes"), {})}
        </Confirm>
        <p>{t("bulk.mailed", { people: some(mailed) })}</p>
        <details className="adm-confirm" open={Object.keys(stopped).length > 0 || undefined}>
          <summary>{t("bulk.suppress")}</summary>
          <div>
            <p>{t("bulk.suppressText")}</p>
            {form(
              "suppress",
              t("mail.suppressYes"),
              stopped,
              <TextField
                name="reason"
                label={t("mail.reason")}
                maxLength={500}
                error={stopped.reason}
                required
              />,
            )}
          </div>
        </details>
      </Panel>
    </Panels>
  );
}
