import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

type TagsPanelProps = {
  supporter: PanelSupporter;
  /** Every tag there is, to choose from while typing. */
  all: { id: string; name: string }[];
  errors: Record<string, string>;
  mayEdit: boolean;
};

/** The tags somebody wears; a new name makes a new tag. */
export function TagsPanel({ supporter, all, errors, mayEdit }: TagsPanelProps) {
  const t = useT("segments");
  const worn = new Set(supporter.tags.map(({ id }) => id));
  return (
    <Panel title={t("tags.title")} span={5}>
      {supporter.tags.length === 0 ? <p className="adm-hint">{t("tags.none")}</p> : null}
      <ul className="seg-chips">
        {supporter.tags.map(({ id, name }) => (
          <li className="seg-chip" key={id}>
            <Form method="post">
              <input type="hidden" name="intent" value="untag" />
              <input type="hidden" name="tag" value={id} />
              <span>{name}</span>
              {mayEdit ? (
                <button type="submit" aria-label={t("tags.take", { name })}>
                  <Icon name="close" />
                </button>
              ) : null}
            </Form>
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <AdminForm intent="tag" errors={errors} submit={t("tags.add")} look="two">
          <TextField
            name="name"
            id="tag-name"
            label={t("tags.name")}
            list="known-tags"
            maxLength={60}
            autoComplete="off"
            error={errors.name}
            required
          />
          <datalist id="known-tags">
            {all
              .filter(({ id }) => !worn.has(id))
              .map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
          </datalist>
        </AdminForm>
      ) : null}
    </Panel>
  );
}
