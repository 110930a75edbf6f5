import { useT } from "#app/i18n/use-translate.tsx";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { Badge } from "#app/ui/admin/badge.tsx";

const tones = { draft: "quiet", open: "good", closed: "quiet" } as const;

/** How a petition stands, for staff. */
export function PetitionBadge({ status }: { status: PetitionStatus }) {
  const t = useT("content");
  return <Badge tone={tones[status]}>{t(`petition.status.${status}`)}</Badge>;
}
