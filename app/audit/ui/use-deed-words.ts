import { useT } from "#app/i18n/use-translate.tsx";

/** Words for what an entry says was done, and for kinds of subject; a deed without words is named as it is kept. */
export function useDeedWords() {
  const t = useT("admin") as unknown as (key: string, options: { defaultValue: string }) => string;
  return {
    deed: (what: string) => t(`deeds.${what}`, { defaultValue: what }),
    /** Nobody of the staff stands in the trail under a name of ours; members keep theirs. */
    actor: ({ actorId, actorName }: { actorId: string | null; actorName: string }) =>
      actorId === null ? t(`audit.actors.${actorName}`, { defaultValue: actorName }) : actorName,
    kind: (kind: string) => t(`kinds.${kind}`, { defaultValue: kind }),
  };
}
