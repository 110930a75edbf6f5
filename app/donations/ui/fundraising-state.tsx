import { useT } from "#app/i18n/use-translate.tsx";
import { PetitionBadge } from "#app/petitions/ui/petition-badge.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelFundraising } from "../panel-fundraising.server.ts";

type Props = { page: PanelFundraising; mayEdit: boolean; errors: Record<string, string> };

const next = { draft: ["open"], open: ["closed", "draft"], closed: ["open"] } as const;

/** Opens and closes a fundraising page, and removes one on which nobody gave. */
export function FundraisingState({ page, mayEdit, errors }: Props) {
  const t = useT("fundraising");
  return (
    <Panel title={t("state")}>
      <p>
        <PetitionBadge status={page.status} /> {t(`states.${page.status}`)}
      </p>
      {mayEdit
        ? next[page.status].map((status, at) => (
            <AdminForm
              key={status}
              intent="status"
              submit={t(`to.${status}`)}
              look={at === 0 ? "key" : "two"}
              errors={at === 0 ? errors : {}}
            >
              <input type="hidden" name="status" value={status} />
            </AdminForm>
          ))
        : null}
      {mayEdit ? (
        <Confirm summary={t("remove")}>
          <p>{t("removeText")}</p>
          <AdminForm intent="remove" submit={t("remove")} look="two" />
        </Confirm>
      ) : null}
    </Panel>
  );
}
