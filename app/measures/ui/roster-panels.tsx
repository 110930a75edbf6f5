import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextArea } from "#app/ui/text-field.tsx";
import type { PanelCommittee } from "../panel-committees.server.ts";
import type { RosterProblem } from "../read-members.ts";

type RosterPanelsProps = {
  committee: PanelCommittee;
  mayEdit: boolean;
  /** What was typed, when it came back. */
  typed: string | undefined;
  /** Sentences by field. */
  errors: Record<string, string>;
  problems: RosterProblem[];
};

type Member = PanelCommittee["members"][number];

/** Who sits on a committee, and the list in which that is changed: one line each, as rosters are published. */
export function RosterPanels({ committee, mayEdit, typed, errors, problems }: RosterPanelsProps) {
  const t = useT("measures");
  const { members, version } = committee;
  const role = (each: Member) => t(`committee.roles.${each.role}`);
  const columns: Column<Member>[] = [
    { key: "name", title: t("board.official"), cell: ({ name }) => <b>{name}</b> },
    { key: "role", title: t("committee.role"), cell: role },
  ];
  const written = members
    .map((each) => (each.role === "member" ? each.name : `${each.name}, ${role(each).toLowerCase()}`))
    .join("\n");
  return (
    <Panel title={t("committee.members")} span={7}>
      <AdminTable
        caption={t("committee.members")}
        columns={columns}
        rows={members}
        rowKey={({ officialId }) => officialId}
        empty={<p>{t("committee.nobody")}</p>}
      />
      {mayEdit ? (
        <AdminForm
          key={version}
          intent="members"
          submit={t("committee.saveMembers")}
          look="two"
          errors={errors}
        >
          <input type="hidden" name="version" value={version} />
          <TextArea
            name="roster"
            label={t("committee.roster")}
            hint={t("committee.rosterHint")}
            defaultValue={typed ?? written}
            error={errors.roster}
            rows={Math.min(14, Math.max(6, members.length + 2))}
            required
          />
          {problems.length > 0 ? (
            <ul className="adm-hint">
              {problems.map(({ line, code, text }) => (
                <li key={line}>{t(`committee.problems.${code}`, { line, text })}</li>
              ))}
            </ul>
          ) : null}
        </AdminForm>
      ) : null}
    </Panel>
  );
}
