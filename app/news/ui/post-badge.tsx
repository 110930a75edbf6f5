import { useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { PostState } from "../post-state.ts";

const tones = { draft: "quiet", scheduled: "waiting", published: "good", removed: "bad" } as const;

/** How a post stands, for staff. */
export function PostBadge({ state }: { state: PostState }) {
  const t = useT("content");
  return <Badge tone={tones[state]}>{t(`post.states.${state}`)}</Badge>;
}
