import { useMemo } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { JudgedList } from "#app/ui/admin/judged-list.tsx";
import type { PanelComment } from "../comment-queries.server.ts";

export type QueuedComment = Omit<PanelComment, "campaignId">;

type State = "approved" | "rejected" | "waiting";

type CommentQueueProps = { comments: QueuedComment[]; state: State; timeZone: string };

const letters: Record<State, string> = { approved: "a", rejected: "r", waiting: "b" };
const states = Object.keys(letters) as State[];

const idOf = ({ signatureId }: QueuedComment) => signatureId;
const nameOf = ({ publicName, givenName }: QueuedComment) => publicName ?? givenName;

/** Comments with what may be done to them in this state. */
export function CommentQueue({ comments, state, timeZone }: CommentQueueProps) {
  const t = useT("moderation");
  const verdicts = useMemo(
    () =>
      states
        .filter((value) => value !== state)
        .map((value) => ({
          value,
          text: t(`comments.verdicts.${value}`),
          letter: letters[value],
          isMain: value === "approved",
        })),
    [state, t],
  );
  return (
    <JudgedList
      rows={comments}
      idOf={idOf}
      verdicts={verdicts}
      words={{
        list: t(`comments.states.${state}`),
        ticked: t("comments.ticked"),
        keys: t("comments.keys"),
        tick: (comment) => t("comments.tick", { name: nameOf(comment) }),
        verdictOn: ({ text }, comment) => t("comments.verdictOn", { verdict: text, name: nameOf(comment) }),
      }}
    >
      {(comment) => <CommentText comment={comment} timeZone={timeZone} />}
    </JudgedList>
  );
}

function CommentText({ comment, timeZone }: { comment: QueuedComment; timeZone: string }) {
  const t = useT("moderation");
  const language = useLanguage();
  const { text, publicName, place, signedAt, petition, slug } = comment;
  return (
    <>
      <blockquote lang={comment.language}>{text}</blockquote>
      <p className="adm-hint">
        <b>{nameOf(comment)}</b>
        {publicName ? null : ` (${t("comments.unnamed")})`}, {place},{" "}
        <time dateTime={signedAt}>{formatInstant(signedAt, timeZone, language)}</time> ·{" "}
        <a href={localPath(language, `/petitions/${slug}`)}>{petition}</a>
      </p>
      {comment.counts ? null : <Badge tone="waiting">{t("comments.notCounted")}</Badge>}
    </>
  );
}
