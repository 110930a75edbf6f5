import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextArea } from "#app/ui/text-field.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

type NotesPanelProps = {
  supporter: PanelSupporter;
  errors: Record<string, string>;
  mayEdit: boolean;
  /** Whether others' notes may be changed too. */
  everyNote: boolean;
  /** Id of whoever looks. */
  self: string;
  timeZone: string;
};

type OneNote = PanelSupporter["notes"][number];

/** What staff wrote down about somebody, latest first. */
export function NotesPanel({ supporter, errors, mayEdit, everyNote, self, timeZone }: NotesPanelProps) {
  const t = useT("segments");
  return (
    <Panel title={t("note.title")} span={5}>
      {supporter.notes.length === 0 ? <p className="adm-hint">{t("note.none")}</p> : null}
      <ul className="seg-notes">
        {supporter.notes.map((note) => (
          <li key={note.id}>
            <Note
              note={note}
              timeZone={timeZone}
              mayChange={mayEdit && (everyNote || note.by?.id === self)}
            />
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <AdminForm intent="note" errors={errors} submit={t("note.add")} look="two">
          <TextArea
            name="text"
            label={t("note.text")}
            hint={t("note.hint")}
            maxLength={5000}
            error={errors.text}
            required
          />
        </AdminForm>
      ) : null}
    </Panel>
  );
}

function Note({ note, timeZone, mayChange }: { note: OneNote; timeZone: string; mayChange: boolean }) {
  const t = useT("segments");
  const language = useLanguage();
  const { id, text, at, editedAt, by } = note;
  return (
    <>
      <p className="adm-hint">
        <b>{by?.name ?? t("note.nobody")}</b>{" "}
        <time dateTime={at}>{formatInstant(at, timeZone, language)}</time>{" "}
        {editedAt ? t("note.edited") : null}
      </p>
      <p className="seg-note">{text}</p>
      {mayChange ? (
        <div className="seg-note-ways">
          <details>
            <summary>{t("note.edit")}</summary>
            <AdminForm intent="edit-note" submit={t("note.save")} look="two">
              <input type="hidden" name="note" value={id} />
              <TextArea
                name="text"
                id={`note-${id}`}
                label={t("note.text")}
                defaultValue={text}
                maxLength={5000}
                required
              />
            </AdminForm>
          </details>
          <Form method="post">
            <input type="hidden" name="intent" value="delete-note" />
            <input type="hidden" name="note" value={id} />
            <button type="submit" className="adm-link-button">
              {t("note.delete")}
            </button>
          </Form>
        </div>
      ) : null}
    </>
  );
}
