import { useT } from "#app/i18n/use-translate.tsx";
import { Note } from "#app/ui/notes.tsx";
import type { DonateReply } from "../donate-view.ts";

type Props = { reply: DonateReply | null; isTest: boolean; left: boolean };

/** What there is to know before one gives: the one most urgent thing. */
export function GiveNote({ reply, isTest, left }: Props) {
  const t = useT("donations");
  if (reply && reply.kind in notes) return <ReplyNote reply={reply as NotedReply} />;
  if (left && !reply) return <Note title={t("left.title")}>{t("left.text")}</Note>;
  return isTest ? <Note title={t("test.title")}>{t("test.text")}</Note> : null;
}

const bad = { icon: "alert", bad: true } as const;

/** How a form comes back that is in order, by the kind of the reply: the words, and how they look. */
const notes = {
  away: { words: "away", look: bad },
  unsure: { words: "unsure", look: bad },
  many: { words: "many", look: bad },
  wait: { words: "wait", look: { icon: "clock" } },
  "given-nearby": { words: "nearby", look: {} },
} as const;

type NotedReply = Extract<DonateReply, { kind: keyof typeof notes }>;

function ReplyNote({ reply }: { reply: NotedReply }) {
  const t = useT("donations");
  const { words, look } = notes[reply.kind];
  const count =
    reply.kind === "many"
      ? Math.ceil(reply.retryAfter / 60)
      : reply.kind === "wait"
        ? reply.retryAfter
        : undefined;
  return (
    <Note {...look} status title={t(`${words}.title`)}>
      {t(`${words}.text`, { count })}
      {reply.kind === "given-nearby" ? (
        <>
          {" "}
          <a href="#again">{t("nearby.jump")}</a>
        </>
      ) : null}
    </Note>
  );
}
