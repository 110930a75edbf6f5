import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import type { FieldDifference, StateViewData } from "../state-view.server.ts";
import { Difference } from "./difference.tsx";
import { useFieldLabel } from "./use-field-label.ts";
import { useWhen } from "./use-when.ts";

type StateViewProps = { kind: string; view: StateViewData; mayRestore: boolean };

/** One save: what it changed, what became of it since, and the way back to it. */
export function StateView({ kind, view, mayRestore }: StateViewProps) {
  const t = useT("revisions");
  const when = useWhen();
  const { line, changed, sinceThen } = view;
  const at = when(line.at);
  return (
    <Panels>
      {changed.length > 0 ? (
        <Panel title={t("history.change", { name: line.author ?? t("somebody"), when: at })}>
          <Differences kind={kind} fields={changed} />
        </Panel>
      ) : null}
      <Panel title={sinceThen.length > 0 ? t("history.sinceThen") : t("history.state", { when: at })}>
        {sinceThen.length > 0 ? (
          <>
            <Differences kind={kind} fields={sinceThen} />
            {mayRestore ? (
              <>
                <p>{t("history.restoreText")}</p>
                <AdminForm intent="restore" submit={t("history.restore")} />
              </>
            ) : null}
          </>
        ) : (
          <p>{t("history.same")}</p>
        )}
      </Panel>
    </Panels>
  );
}

function Differences({ kind, fields }: { kind: string; fields: FieldDifference[] }) {
  const label = useFieldLabel(kind);
  return (
    <div className="adm-editing">
      {fields.map(({ field, parts }) => (
        <section key={field}>
          <h3>{label(field)}</h3>
          <Difference parts={parts} label={label(field)} />
        </section>
      ))}
    </div>
  );
}
