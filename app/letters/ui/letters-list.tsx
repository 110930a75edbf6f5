import { Form, Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { PaginationProps } from "#app/ui/admin/pagination.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { type LetterFilter, letterStatuses, type OfficialLetters } from "../panel-letter.ts";
import type { LetterLine } from "../panel-letters.server.ts";
import { toneOf } from "./letter-tone.ts";

type LettersListProps = {
  letters: LetterLine[];
  pages: Omit<PaginationProps, "label">;
  filter: LetterFilter;
  officials: Pick<OfficialLetters, "id" | "name">[];
  base: string;
  timeZone: string;
};

/** A page's letters, narrowed to an official or to what became of them. */
export function LettersList({ letters, pages, filter, officials, base, timeZone }: LettersListProps) {
  const t = useT("letters");
  const language = useLanguage();
  return (
    <>
      <LettersFilter filter={filter} officials={officials} />
      <AdminTable
        caption={t("panel.title")}
        rows={letters}
        rowKey={({ id }) => id}
        pages={pages}
        columns={[
          {
            key: "writer",
            title: t("panel.writer"),
            cell: ({ id, writer }) => (
              <Link to={`${base}/${id}`}>{writer || <i>{t("panel.erased")}</i>}</Link>
            ),
          },
          { key: "official", title: t("panel.official"), cell: ({ official }) => official },
          { key: "subject", title: t("panel.subject"), cell: ({ subject }) => subject, wide: true },
          {
            key: "state",
            title: t("panel.state"),
            cell: ({ status, isHeld }) => (
              <Badge tone={isHeld ? "waiting" : toneOf(status)}>
                {isHeld ? t("panel.states.held") : t(`panel.states.${status}`)}
              </Badge>
            ),
          },
          {
            key: "written",
            title: t("panel.written"),
            cell: ({ writtenAt }) => formatInstant(writtenAt, timeZone, language),
          },
        ]}
        empty={<EmptyState title={t("panel.empty")} />}
      />
    </>
  );
}

function LettersFilter({ filter, officials }: Pick<LettersListProps, "filter" | "officials">) {
  const t = useT("letters");
  return (
    <Form method="get" className="adm-filters">
      <SelectField
        name="status"
        label={t("panel.state")}
        defaultValue={filter.status ?? ""}
        options={[
          { value: "", text: t("panel.allStates") },
          ...letterStatuses.map((value) => ({ value, text: t(`panel.states.${value}`) })),
        ]}
      />
      <SelectField
        name="official"
        label={t("panel.official")}
        defaultValue={filter.official ?? ""}
        options={[
          { value: "", text: t("panel.allOfficials") },
          ...officials.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <button type="submit" className="button button-two">
        {t("panel.filter")}
      </button>
    </Form>
  );
}
