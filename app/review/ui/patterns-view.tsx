import { Form, Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Pagination } from "#app/ui/admin/pagination.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { least, type PatternKind, patternKinds, times } from "../pattern.ts";
import type { ListedPattern } from "../patterns.server.ts";
import { FrameChip } from "./review-chips.tsx";
import { type ReviewFrame, ReviewTabs } from "./review-tabs.tsx";

type PatternsViewProps = {
  patterns: ListedPattern[];
  pages: { next: string | null; previous: string | null };
  kind: PatternKind | null;
  accepted: boolean;
  waiting: number;
  frame: ReviewFrame | null;
  action: string;
  timeZone: string;
};

/** What signatures have in common that people rarely have, the largest first. */
export function PatternsView({
  patterns,
  pages,
  kind,
  accepted,
  waiting,
  frame,
  action,
  timeZone,
}: PatternsViewProps) {
  const t = useT("review");
  return (
    <>
      <PageHead title={t("patterns.title")} hint={t("patterns.hint")} />
      <ReviewTabs patterns={waiting} frame={frame} />
      <FrameChip frame={frame} />
      <Panel title={t(accepted ? "patterns.accepted" : "patterns.waiting")}>
        <PatternFilters {...{ kind, accepted, frame }} />
        {patterns.length > 0 ? (
          <ul className="mod-list">
            {patterns.map((pattern) => (
              <PatternRow key={pattern.id} {...{ pattern, frame, action, timeZone }} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t(accepted ? "patterns.emptyAccepted" : "patterns.empty")}>
            <p>{t(accepted ? "patterns.emptyAcceptedText" : "patterns.emptyText")}</p>
          </EmptyState>
        )}
        <Pagination {...pages} label={t("patterns.title")} />
        <RulesNote />
      </Panel>
    </>
  );
}

type PatternFiltersProps = { kind: PatternKind | null; accepted: boolean; frame: ReviewFrame | null };

function PatternFilters({ kind, accepted, frame }: PatternFiltersProps) {
  const t = useT("review");
  return (
    <Form className="adm-filters" action="/admin/signatures/patterns" key={`${kind} ${accepted}`}>
      {frame ? <input type="hidden" name="campaign" value={frame.id} /> : null}
      <SelectField
        name="kind"
        label={t("patterns.kind")}
        defaultValue={kind ?? ""}
        options={[
          { value: "", text: t("patterns.allKinds") },
          ...patternKinds.map((value) => ({ value, text: t(`patterns.kinds.${value}`) })),
        ]}
      />
      <SelectField
        name="state"
        label={t("patterns.state")}
        defaultValue={accepted ? "accepted" : ""}
        options={[
          { value: "", text: t("patterns.waiting") },
          { value: "accepted", text: t("patterns.accepted") },
        ]}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("show")}
        </button>
      </div>
    </Form>
  );
}

type RowProps = { pattern: ListedPattern; frame: ReviewFrame | null; action: string; timeZone: string };

function PatternRow({ pattern, frame, action, timeZone }: RowProps) {
  const t = useT("review");
  const language = useLanguage();
  const what = usePatternWords(timeZone)(pattern);
  const at = (iso: string) => formatInstant(iso, timeZone, language);
  const { id, kind, petition, slug, size, usual, firstAt, lastAt, acceptedBy, sample } = pattern;
  const judged = new URLSearchParams({ ...(frame && { campaign: frame.id }), standing: "any", pattern: id });
  return (
    <li className="rev-one rev-pattern">
      <div>
        <p className="rev-name">
          <b>{what}</b>
          <Badge>{t(`patterns.kinds.${kind}`)}</Badge>
        </p>
        <p>
          <strong>{t("patterns.size", { count: size })}</strong>
          {usual === null ? null : ` (${t("patterns.usual", { count: usual })})`}
        </p>
        <p className="adm-hint">
          <a href={localPath(language, `/petitions/${slug}`)}>{petition}</a>.{" "}
          {t("patterns.between", { from: at(firstAt), until: at(lastAt) })}
        </p>
        {sample.length > 0 ? (
          <p className="adm-hint">
            {t("patterns.sample", {
              names: sample.map(({ name, domain }) => (domain ? `${name} (${domain})` : name)).join("; "),
            })}
          </p>
        ) : null}
        {acceptedBy ? <p className="adm-hint">{t("patterns.acceptedBy", { name: acceptedBy })}</p> : null}
      </div>
      <div className="mod-deeds">
        <Link
          className="button button-two"
          to={`/admin/signatures/conditions?${judged}`}
          aria-label={t("patterns.invalidateOf", { what })}
        >
          {t("patterns.invalidate")}
        </Link>
        <AcceptForm {...{ pattern, action, what }} />
      </div>
    </li>
  );
}

function AcceptForm({ pattern, action, what }: { pattern: ListedPattern; action: string; what: string }) {
  const t = useT("review");
  const intent = pattern.acceptedAt ? "doubt" : "accept";
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="pattern" value={pattern.id} />
      <button type="submit" className="button button-two" aria-label={t(`patterns.${intent}Of`, { what })}>
        {t(`patterns.${intent}`)}
      </button>
    </Form>
  );
}

/** What a pattern is called. */
function usePatternWords(
  timeZone: string,
): (pattern: { kind: PatternKind; key: string; firstAt: string }) => string {
  const t = useT("review");
  const language = useLanguage();
  const places = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return ({ kind, key, firstAt }) => {
    if (kind === "place") return places(`patterns.place.${key}`, { defaultValue: key });
    if (kind === "burst") return t("patterns.burst", { when: formatInstant(firstAt, timeZone, language) });
    return t(`patterns.${kind}`, { key });
  };
}

function RulesNote() {
  const t = useT("review");
  return (
    <details className="rev-note">
      <summary>{t("patterns.rules.title")}</summary>
      <ul>
        {patternKinds.map((kind) => (
          <li key={kind}>
            {t(`patterns.rules.${kind}`, {
              least: least[kind],
              times: kind in times ? times[kind as "burst"] : 0,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
