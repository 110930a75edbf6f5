import { useT } from "#app/i18n/use-translate.tsx";

/** Words for what an entry says was done, and for kinds of subject; a deed without words is named as it is kept. */
export function useDeedWords() {
  type Say = (key: string, options: { defaultValue: string }) => string;
  const t = useT("admin") as unknown as Say;
  const runs = useT("runs") as unknown as Say;
  return {
    deed: (what: string) => t(`deeds.${what}`, { defaultValue: what }),
    /** Nobody of the staff stands in the trail under a name of ours; members keep theirs. */
    actor: ({ actorId, actorName }: { actorId: string | null; actorName: string }) =>
      actorId === null ? t(`audit.actors.${actorName}`, { defaultValue: actorName }) : actorName,
    /** Long work stands in the trail under the name of its kind. */
    subject: ({ kind, name }: { kind: string; name: string | null }) =>
      kind === "run" && name ? runs(`kinds.${name}`, { defaultValue: name }) : name,
    kind: (kind: string) => t(`kinds.${kind}`, { defaultValue: kind }),
  };
}
