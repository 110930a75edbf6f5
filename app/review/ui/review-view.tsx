import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Pagination } from "#app/ui/admin/pagination.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { Conditions, Standing } from "../conditions.ts";
import { ConditionChips } from "./review-chips.tsx";
import { ReviewFilters } from "./review-filters.tsx";
import { ReviewList } from "./review-list.tsx";
import { type ReviewFrame, ReviewTabs } from "./review-tabs.tsx";
import type { ShownSignature } from "./signature-facts.tsx";
import { useReviewWords } from "./use-review-words.ts";
import { WeightsNote } from "./weights-note.tsx";

export type ReviewViewProps = {
  conditions: Conditions & { standing: Standing };
  frame: ReviewFrame | null;
  signatures: ShownSignature[];
  pages: { next: string | null; previous: string | null };
  narrowed: { key: keyof Conditions; without: string }[];
  /** The same conditions, for judging all that fit. */
  byConditions: string;
  /** Where its forms are posted. */
  action: string;
  held: number;
  patterns: number;
  petitions: { id: string; name: string }[];
  seesPeople: boolean;
  personal: boolean;
  timeZone: string;
};

type Reply = { errors?: Record<string, string>; typed?: Record<string, string> };

/** The review: suspicious signatures by likelihood, what speaks against them, and what may be done. */
export function ReviewView({ reply, ...page }: ReviewViewProps & { reply: Reply | undefined }) {
  const t = useT("review");
  const language = useLanguage();
  const words = useReviewWords(page.timeZone);
  const { conditions, signatures, pages, narrowed, held, timeZone } = page;
  const { standing } = conditions;
  const all = (
    <Link className="button button-two" to={page.byConditions}>
      {t("judgeAll")}
    </Link>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        hint={t("held", { count: held, shown: formatCount(held, language) })}
        actions={all}
      />
      <ReviewTabs patterns={page.patterns} frame={page.frame} />
      <Panel title={t(`standings.${standing}`)} aside={t("timesIn", { zone: timeZone })}>
        <ReviewFilters
          action={page.action}
          conditions={conditions}
          within={page.frame !== null}
          petitions={page.petitions}
          timeZone={timeZone}
          personal={page.personal}
          errors={words.errors(reply?.errors)}
          typed={reply?.typed ?? {}}
        />
        <ConditionChips {...{ conditions, narrowed, timeZone }} frame={page.frame} />
        {signatures.length > 0 ? (
          <ReviewList
            {...{ signatures, standing, timeZone }}
            action={page.action}
            seesPeople={page.seesPeople}
          />
        ) : (
          <EmptyState title={t(`empty.${standing}`)}>
            <p>{t(`emptyText.${standing}`)}</p>
          </EmptyState>
        )}
        <Pagination {...pages} label={t("list")} />
        <WeightsNote timeZone={timeZone} />
      </Panel>
    </>
  );
}
