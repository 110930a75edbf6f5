import { Link } from "@remix-run/react";
import { formatAgo } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { Role } from "../permissions.ts";

type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  status: "active" | "invited" | "deactivated";
  campaigns: string[] | null;
  twoFactor: boolean;
  lastSeenAt: string | null;
};

const tones = { active: "good", invited: "waiting", deactivated: "quiet" } as const;

/** Everybody who may come in, is invited, or was. */
export function StaffTable({ members, now }: { members: Member[]; now: string }) {
  const t = useT("staff");
  return (
    <AdminTable
      caption={t("list.title")}
      columns={useColumns(now)}
      rows={members}
      rowKey={({ id }) => id}
      empty={null}
    />
  );
}

function useColumns(now: string): Column<Member>[] {
  const t = useT("staff");
  const language = useLanguage();
  return [
    {
      key: "who",
      title: t("list.who"),
      cell: ({ id, name, email }) => (
        <>
          <Link to={`/admin/staff/${id}`}>{name}</Link>
          <span className="adm-hint adm-under">{email}</span>
        </>
      ),
    },
    { key: "role", title: t("list.role"), cell: ({ role }) => t(`roles.${role}.name`) },
    {
      key: "state",
      title: t("list.state"),
      cell: ({ status }) => <Badge tone={tones[status]}>{t(`list.${status}`)}</Badge>,
    },
    {
      key: "campaigns",
      title: t("list.campaigns"),
      wide: true,
      cell: ({ campaigns }) =>
        campaigns ? t("list.someCampaigns", { count: campaigns.length }) : t("list.allCampaigns"),
    },
    {
      key: "twoFactor",
      title: t("list.twoFactor"),
      wide: true,
      cell: ({ twoFactor }) => t(twoFactor ? "list.yes" : "list.no"),
    },
    {
      key: "seen",
      title: t("list.seen"),
      wide: true,
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? formatAgo(lastSeenAt, new Date(now), language) : t("list.never"),
    },
  ];
}
