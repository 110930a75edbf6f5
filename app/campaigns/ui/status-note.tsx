import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Note } from "#app/ui/notes.tsx";
import type { PublicStatus } from "../campaign.ts";

/** Says plainly that a campaign is paused or over; nothing while it is live. */
export function StatusNote({ status, closedAt }: { status: PublicStatus; closedAt: string | null }) {
  const t = useT("common");
  const language = useLanguage();
  if (status === "live") return null;
  return (
    <div className="wrap page-top">
      <Note icon={status === "won" ? "check" : "flag"} title={t(`status.${status}.word`)}>
        <p>
          {t(`status.${status}.text`)}{" "}
          {closedAt ? t("status.since", { date: formatDate(closedAt, "day", language) }) : null}
        </p>
      </Note>
    </div>
  );
}

/** The status as a flag, for lists; nothing while it is live. */
export function StatusTag({ status }: { status: PublicStatus }) {
  const t = useT("common");
  if (status === "live") return null;
  return (
    <p>
      <span className="tag">{t(`status.${status}.word`)}</span>
    </p>
  );
}
