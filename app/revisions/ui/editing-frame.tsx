import { Form, Link } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { DraftFields } from "../drafts.server.ts";
import { editingPath } from "../editing-path.ts";
import type { EditorState } from "../editor-state.server.ts";
import { useEditing } from "./use-editing.ts";
import { useWhen } from "./use-when.ts";

type EditingFrameProps = {
  state: EditorState;
  /** The page's own address, where the draft can be gone on with: `?draft=on` is put behind it. */
  page: string;
  /** What the form below shows instead of what is saved. */
  typed: DraftFields;
  children: ReactNode;
};

/**
 * Stands around one form with `<BaseFields>` in it. Says who else is at it and whether somebody has saved
 * meanwhile; keeps what is typed as a draft and offers one that was left. Without a script it says how things were
 * when the page was asked for, and keeps no drafts.
 */
export function EditingFrame({ state, page, typed, children }: EditingFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { others, newer, kept } = useEditing(frame, state);
  const t = useT("revisions");
  const when = useWhen();
  const { draft } = state;
  return (
    <div className="adm-editing" ref={frame}>
      <div role="status">
        {others.length > 0 ? (
          <div className="adm-note adm-note-waiting">
            {others.map(({ id, name, since }) => (
              <p key={id}>
                <b>{t("editing", { name, when: when(since) })}</b>
              </p>
            ))}
            <p>{t("editingText")}</p>
          </div>
        ) : null}
        {newer ? (
          <div className="adm-note adm-note-waiting">
            <p>
              <b>{t("newer", { name: newer.author ?? t("somebody"), when: when(newer.at) })}</b>
            </p>
            <p>
              {t("newerText")} <a href={page}>{t("newerReload")}</a>
            </p>
          </div>
        ) : null}
      </div>
      {draft ? (
        <DraftNote {...{ state, page, at: draft.at }} isShown={Object.keys(typed).length > 0} />
      ) : null}
      {children}
      <p className="adm-hint adm-kept" role="status">
        {kept === "failed" ? t("draft.failed") : kept ? t("draft.saved", { when: when(kept) }) : null}
      </p>
    </div>
  );
}

type DraftNoteProps = Pick<EditingFrameProps, "state" | "page"> & { at: string; isShown: boolean };

function DraftNote({ state, page, at, isShown }: DraftNoteProps) {
  const t = useT("revisions");
  const when = useWhen();
  return (
    <div className="adm-note">
      <p>{t(isShown ? "draft.shown" : "draft.found", { when: when(at) })}</p>
      <div className="adm-actions">
        {isShown ? null : (
          <Link className="button button-two" to={`${page}?draft=on`} reloadDocument>
            {t("draft.open")}
          </Link>
        )}
        <Form method="post" action={editingPath(state.subject)} reloadDocument>
          <input type="hidden" name="intent" value="discard" />
          <input type="hidden" name="back" value={page} />
          <button type="submit" className="button button-two">
            {t("draft.discard")}
          </button>
        </Form>
      </div>
    </div>
  );
}
