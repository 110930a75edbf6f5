import { useT } from "#app/i18n/use-translate.tsx";
import type { EditorState } from "#app/revisions/editor-state.server.ts";
import type { MeanwhileView } from "#app/revisions/meanwhile-view.ts";
import { BaseFields } from "#app/revisions/ui/base-fields.tsx";
import { EditingFrame } from "#app/revisions/ui/editing-frame.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";
import { BlastFields, type BlastFieldsProps } from "./blast-fields.tsx";

type WordsPanelProps = BlastFieldsProps & {
  page: string;
  state: EditorState;
  version: number;
  mayEdit: boolean;
  /** What somebody else saved while this was typed. */
  meanwhile: MeanwhileView | null;
};

/** What a blast says, to be written; whoever else is at it is told of. */
export function WordsPanel({ page, state, version, mayEdit, meanwhile, ...fields }: WordsPanelProps) {
  const t = useT("blasts");
  const content = useT("content");
  const admin = useT("admin");
  const label = useFieldLabel("blast");
  return (
    <EditingFrame state={state} page={page} typed={fields.typed}>
      <Panel title={t("words")}>
        <Editable may={mayEdit}>
          <AdminForm
            of={version}
            submit={admin("form.save")}
            errors={meanwhile ? { meanwhile: content("campaign.meanwhile") } : fields.errors}
          >
            <BaseFields version={version} meanwhile={meanwhile} label={label} />
            <BlastFields {...fields} />
          </AdminForm>
        </Editable>
      </Panel>
    </EditingFrame>
  );
}
