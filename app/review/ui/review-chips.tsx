import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { Conditions } from "../conditions.ts";
import type { ReviewFrame } from "./review-tabs.tsx";
import { useReviewWords } from "./use-review-words.ts";

type ChipsProps = {
  conditions: Conditions;
  frame: ReviewFrame | null;
  narrowed: { key: keyof Conditions; without: string }[];
  timeZone: string;
};

/** What narrows the list, the campaign that it keeps to first; each with a link that takes it away. */
export function ConditionChips({ conditions, frame, narrowed, timeZone }: ChipsProps) {
  const words = useReviewWords(timeZone);
  const chips = narrowed.map(({ key, without }) => ({
    without,
    text: words.condition(key, conditions[key] ?? ""),
  }));
  return <Chips frame={frame} chips={chips} />;
}

/** Says which campaign a page keeps to, with the way out of it. */
export function FrameChip({ frame }: { frame: ReviewFrame | null }) {
  return <Chips frame={frame} chips={[]} />;
}

type Chip = { text: string; without: string };

function Chips({ frame, chips }: { frame: ReviewFrame | null; chips: Chip[] }) {
  const t = useT("review");
  const within = frame?.without
    ? [{ text: t("chip.campaign", { value: frame.name }), without: frame.without }]
    : [];
  const all = [...within, ...chips];
  if (all.length === 0) return null;
  return (
    <ul className="rev-chips" aria-label={t("chips")}>
      {all.map(({ text, without }) => (
        <li key={without}>
          <span>{text}</span>
          <Link to={without} aria-label={t("remove", { text })}>
            <Icon name="close" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
