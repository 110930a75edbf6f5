import { useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { BlastState } from "../blast-state.ts";

const tones = {
  draft: "quiet",
  scheduled: "waiting",
  sending: "waiting",
  paused: "bad",
  sent: "good",
  cancelled: "quiet",
} as const;

/** How a blast stands. */
export function BlastBadge({ state, removed = false }: { state: BlastState; removed?: boolean }) {
  const t = useT("blasts");
  if (removed) return <Badge tone="bad">{t("states.removed")}</Badge>;
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}
