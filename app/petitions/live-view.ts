import { formatAgo, formatCount, formatPercent } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";

/** What the sheet needs to know of one signer; without a name it is somebody who chose not to be shown. */
export type LiveSigner = { key: string; name: string | null; place: string | null; at: string };

export type LiveLine = {
  key: string;
  /** Number of the line, as it is written. */
  number: string;
  name: string;
  place: string | null;
  ago: string;
  /** ISO instant. */
  dateTime: string;
};

/** Everything on a petition's page that moves while it is open, as finished words. */
export type LiveView = {
  signatures: number;
  goal: number;
  words: {
    /** "24,318" */
    count: string;
    /** "have signed. The next goal is 30,000." */
    line: string;
    /** "81% of the goal" */
    percent: string;
    /** "have signed", under the figure in the bar at the foot. */
    bar: string;
    /** Number of the line that is still free. */
    next: string;
    /** What a screen reader is told when the count has moved. */
    say: string;
  };
  lines: LiveLine[];
};

/**
 * The moving parts of a petition's page in the language of the reader. The page and the JSON that keeps it
 * fresh are both made of it, so the script in the browser formats nothing.
 */
export function liveView(
  progress: { signatures: number; goal: number; fixedGoal: number | null },
  signers: LiveSigner[],
  { language, now }: { language: Language; now: Date },
): LiveView {
  const { signatures, goal, fixedGoal } = progress;
  const t = translator(language, "petitions");
  const goalLine = fixedGoal === goal ? t("count.fixed", { goal }) : t("count.next", { goal });
  return {
    signatures,
    goal,
    words: {
      count: formatCount(signatures, language),
      line: `${t("count.signed", { count: signatures })} ${goalLine}`,
      percent: t("count.percent", { percent: formatPercent(Math.min(1, signatures / goal), language) }),
      bar: signatures > 0 ? t("bar.signed", { count: signatures }) : t("bar.first"),
      next: formatCount(signatures + 1, language),
      say: t("count.say", { count: signatures }),
    },
    lines: signers.slice(0, signatures).map(({ key, name, place, at }, index) => ({
      key,
      number: formatCount(signatures - index, language),
      name: name ?? t("sheet.anonymous"),
      place,
      ago: formatAgo(at, now, language),
      dateTime: at,
    })),
  };
}
