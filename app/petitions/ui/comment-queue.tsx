import { Form } from "@remix-run/react";
import { useMemo } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { useListKeys } from "#app/ui/admin/use-list-keys.ts";
import type { PanelComment } from "../comment-queries.server.ts";

export type QueuedComment = Omit<PanelComment, "campaignId">;

type State = "approved" | "rejected" | "waiting";

type CommentQueueProps = { comments: QueuedComment[]; state: State; timeZone: string };

const keysOf = { approved: "a", rejected: "r", waiting: "b" } as const;
const keys = Object.values(keysOf);

const otherStates = (state: State) =>
  (["approved", "rejected", "waiting"] as const).filter((each) => each !== state);

/** Comments with what may be done to each, and to all that are ticked. One form; keys press its buttons. */
export function CommentQueue({ comments, state, timeZone }: CommentQueueProps) {
  const t = useT("moderation");
  const ids = useMemo(() => comments.map(({ signatureId }) => signatureId), [comments]);
  const list = useListKeys(ids, keys);
  const verdicts = otherStates(state);
  return (
    <Form method="post" className="mod-queue">
      <input type="hidden" name="intent" value="judge" />
      <ul ref={list} className="mod-list" aria-label={t(`comments.states.${state}`)}>
        {comments.map((comment) => (
          <li key={comment.signatureId} data-row="" tabIndex={-1} className="mod-row">
            <CommentRow comment={comment} timeZone={timeZone} verdicts={verdicts} />
          </li>
        ))}
      </ul>
      <div className="mod-bar">
        <p className="adm-hint">{t("comments.ticked")}</p>
        {verdicts.map((verdict) => (
          <button key={verdict} type="submit" name="verdict" value={verdict} className="button button-two">
            {t(`comments.verdicts.${verdict}`)}
          </button>
        ))}
        <p className="adm-hint mod-keys">{t("comments.keys")}</p>
      </div>
    </Form>
  );
}

type RowProps = { comment: QueuedComment; timeZone: string; verdicts: State[] };

function CommentRow({ comment, timeZone, verdicts }: RowProps) {
  const t = useT("moderation");
  const language = useLanguage();
  const { signatureId, text, givenName, publicName, place, signedAt, petition, slug } = comment;
  const who = publicName ?? givenName;
  return (
    <>
      <label className="mod-tick">
        <input type="checkbox" name="ids" value={signatureId} />
        <span className="hidden-text">{t("comments.tick", { name: who })}</span>
      </label>
      <div>
        <blockquote lang={comment.language}>{text}</blockquote>
        <p className="adm-hint">
          <b>{who}</b>
          {publicName ? null : ` (${t("comments.unnamed")})`}, {place},{" "}
          <time dateTime={signedAt}>{formatInstant(signedAt, timeZone, language)}</time>.{" "}
          <a href={localPath(language, `/petitions/${slug}`)}>{petition}</a>
        </p>
        {comment.counts ? null : <Badge tone="waiting">{t("comments.notCounted")}</Badge>}
      </div>
      <div className="mod-deeds">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="submit"
            name="one"
            value={`${verdict}:${signatureId}`}
            data-key={keysOf[verdict]}
            aria-label={t("comments.verdictOn", { verdict: t(`comments.verdicts.${verdict}`), name: who })}
            className={verdict === "approved" ? "button button-key" : "button button-two"}
          >
            {t(`comments.verdicts.${verdict}`)}
          </button>
        ))}
      </div>
    </>
  );
}
