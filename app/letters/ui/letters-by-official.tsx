import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { OfficialLetters } from "../panel-letter.ts";

type Status = keyof OfficialLetters["counts"];

/** What a column of the table counts: states that mean alike to whoever reads it. */
const columns: Record<"sent" | "said_sent" | "queued" | "waiting" | "offered" | "bounced", Status[]> = {
  sent: ["sent"],
  said_sent: ["said_sent"],
  queued: ["queued", "sending"],
  waiting: ["waiting"],
  offered: ["offered", "said_not_sent"],
  bounced: ["bounced"],
};

/** How many letters each official got from a page, by what became of them. `base`: the address of the page's letters. */
export function LettersByOfficial({ rows, base }: { rows: OfficialLetters[]; base: string }) {
  const t = useT("letters");
  const language = useLanguage();
  const counted = (row: OfficialLetters, states: Status[]) =>
    states.reduce((sum, state) => sum + (row.counts[state] ?? 0), 0);
  const figures = Object.entries(columns).map(
    ([key, states]): Column<OfficialLetters> => ({
      key,
      title: t(`panel.states.${key as keyof typeof columns}`),
      number: true,
      cell: (row) => formatCount(counted(row, states), language),
    }),
  );
  return (
    <AdminTable
      caption={t("panel.byOfficial")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          title: t("panel.official"),
          cell: ({ id, name }) => <Link to={`${base}?official=${id}`}>{name}</Link>,
        },
        {
          key: "total",
          title: t("panel.total"),
          number: true,
          cell: ({ total }) => <b>{formatCount(total, language)}</b>,
        },
        ...figures,
      ]}
      empty={<EmptyState title={t("panel.byOfficialEmpty")} />}
    />
  );
}
