import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { useRefresh } from "#app/ui/admin/use-refresh.ts";
import type { BlastState } from "../blast-state.ts";
import type { BlastTally } from "../panel-blasts.server.ts";

const REFRESH_MS = 3_000;
/** What people do goes on after the last mail has gone. */
const LATER_MS = 20_000;

const states = ["sent", "queued", "failed", "unknown", "skipped"] as const;

type ProgressPanelProps = {
  state: BlastState;
  tally: BlastTally;
  /** Mails a second, at most. */
  perSecond: number;
  /** The rest waits until a version is chosen: nobody knows how long that takes. */
  waitsForChoice: boolean;
  /** ISO instant: when the hour has come where it comes last; null: nobody waits for their hour. */
  lastHour: string | null;
  timeZone: string;
};

/** How many of a blast's mails have gone, and how long the rest takes. Refreshes by itself while it goes. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { state, tally, perSecond, waitsForChoice, lastHour, timeZone } = props;
  const t = useT("blasts");
  const language = useLanguage();
  useRefresh(true, state === "sending" ? REFRESH_MS : LATER_MS);
  const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
  const queued = tally.queued + tally.sending;
  const done = all - queued;
  const minutes = Math.max(1, Math.ceil(queued / perSecond / 60));
  const left = lastHour
    ? t("progress.untilHour", { when: formatInstant(lastHour, timeZone, language) })
    : t("progress.left", { minutes });
  const facts = states
    .map((key) => ({ key, count: key === "queued" ? queued : tally[key] }))
    .filter(({ key, count }) => key === "sent" || count > 0)
    .map(({ key, count }) => ({
      key,
      name: (
        <>
          {t(`progress.${key}`)}
          {key === "unknown" || key === "skipped" ? (
            <span className="adm-hint adm-under">{t(`progress.${key}Hint`)}</span>
          ) : null}
        </>
      ),
      value: formatCount(count, language),
    }));
  return (
    <Panel title={t("progress.title")} span={7}>
      <div className="run-standing">
        <progress aria-label={t("progress.title")} max={Math.max(all, 1)} value={done} />
        <p className="run-count" role="status">
          {t("progress.done", { done, all })}
          {state === "sending" && queued > 0 && !waitsForChoice ? ` · ${left}` : null}
        </p>
      </div>
      <Facts facts={facts} />
    </Panel>
  );
}
