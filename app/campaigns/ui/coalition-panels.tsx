import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { CampaignPartner } from "../partners.server.ts";
import { onlyOf } from "./only-of.ts";

type FormProps = { errors: Record<string, string>; typed: Record<string, string> };

/** Who stands behind a campaign. */
export function CoalitionPanel({ partners, mayEdit }: { partners: CampaignPartner[]; mayEdit: boolean }) {
  const t = useT("content");
  const columns: Column<CampaignPartner>[] = [
    {
      key: "name",
      title: t("coalition.name"),
      cell: ({ name, url }) => (url ? <a href={url}>{name}</a> : name),
    },
    { key: "role", title: t("coalition.role"), cell: ({ role }) => t(`coalition.roles.${role}`) },
    ...(mayEdit
      ? [
          {
            key: "remove",
            title: <span className="hidden-text">{t("coalition.remove")}</span>,
            cell: ({ id, name }: CampaignPartner) => (
              <Form method="post">
                <input type="hidden" name="intent" value="remove-partner" />
                <input type="hidden" name="partner" value={id} />
                <button
                  type="submit"
                  className="button button-two"
                  aria-label={t("coalition.removeOf", { name })}
                >
                  {t("coalition.remove")}
                </button>
              </Form>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t("coalition.title")} span={7}>
      <AdminTable
        caption={t("coalition.title")}
        columns={columns}
        rows={partners}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t("coalition.empty")}>
            <p>{t("coalition.emptyText")}</p>
          </EmptyState>
        }
      />
    </Panel>
  );
}

/** Puts an organisation into the coalition. */
export function AddPartnerPanel({ errors, typed }: FormProps) {
  const t = useT("content");
  return (
    <Panel title={t("coalition.add")} span={5}>
      <AdminForm
        intent="add-partner"
        submit={t("coalition.addButton")}
        look="two"
        errors={onlyOf(errors, "name", "url", "role")}
      >
        <TextField
          name="name"
          label={t("coalition.name")}
          hint={t("coalition.nameHint")}
          defaultValue={typed.name}
          error={errors.name}
          maxLength={120}
          autoComplete="off"
          required
        />
        <TextField
          name="url"
          type="url"
          label={t("coalition.url")}
          hint={t("coalition.urlHint")}
          defaultValue={typed.url}
          error={errors.url}
          maxLength={500}
          autoComplete="off"
        />
        <RadioGroup
          name="role"
          legend={t("coalition.role")}
          chosen={typed.role ?? "member"}
          error={errors.role}
          options={(["sponsor", "member"] as const).map((value) => ({
            value,
            text: t(`coalition.roles.${value}`),
          }))}
        />
      </AdminForm>
    </Panel>
  );
}

type MeasurePanelProps = {
  measures: { id: string; name: string }[];
  chosen: string | null;
  showsPositions: boolean;
  positions: { key: string; name: string; stance: string }[];
  mayEdit: boolean;
  errors: Record<string, string>;
};

/** The law a campaign is about, and where officials stand on it. */
export function MeasurePanel({
  measures,
  chosen,
  showsPositions,
  positions,
  mayEdit,
  errors,
}: MeasurePanelProps) {
  const t = useT("content");
  const columns: Column<MeasurePanelProps["positions"][number]>[] = [
    { key: "name", title: t("measure.official"), cell: ({ name }) => name },
    { key: "stance", title: t("measure.stance"), cell: ({ stance }) => stance },
  ];
  return (
    <Panel
      title={t("measure.title")}
      span={12}
      aside={<Link to={chosen ? `/admin/measures/${chosen}` : "/admin/measures"}>{t("measure.open")}</Link>}
    >
      {measures.length === 0 ? (
        <p className="adm-hint">{t("measure.none")}</p>
      ) : mayEdit ? (
        <AdminForm intent="measure" submit={t("measure.save")} look="two" errors={onlyOf(errors, "measure")}>
          <SelectField
            name="measure"
            label={t("measure.which")}
            defaultValue={chosen ?? ""}
            error={errors.measure}
            options={[
              { value: "", text: t("measure.nothing") },
              ...measures.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
          <CheckField
            name="shows_positions"
            value="yes"
            checked={showsPositions}
            label={t("measure.showsPositions")}
            hint={t("measure.showsPositionsHint")}
          />
        </AdminForm>
      ) : (
        <p>{measures.find(({ id }) => id === chosen)?.name ?? t("measure.nothing")}</p>
      )}
      {positions.length > 0 ? (
        <AdminTable
          caption={t("measure.positions")}
          columns={columns}
          rows={positions}
          rowKey={({ key }) => key}
          empty={null}
        />
      ) : null}
    </Panel>
  );
}
