import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { Role } from "../permissions.ts";
import { AccessFields } from "./access-fields.tsx";

type Member = {
  role: Role;
  status: "active" | "invited" | "deactivated";
  campaigns: string[] | null;
  twoFactor: boolean;
};

type AccessPanelProps = {
  member: Member;
  campaigns: { id: string; name: string }[];
  roles: Role[];
  mayChange: boolean;
  errors: Record<string, string>;
};

/** The role of a member, and the campaigns they are held to. */
export function AccessPanel({ member, campaigns, roles, mayChange, errors }: AccessPanelProps) {
  const t = useT("staff");
  const admin = useT("admin");
  return (
    <Panel title={t("member.access")} span={7}>
      <Facts
        facts={[
          { key: "state", name: t("list.state"), value: t(`list.${member.status}`) },
          { key: "two", name: t("list.twoFactor"), value: t(member.twoFactor ? "list.yes" : "list.no") },
        ]}
      />
      {mayChange ? (
        <AdminForm intent="access" submit={admin("form.save")} errors={errors}>
          <AccessFields
            key={`${member.role} ${member.campaigns}`}
            roles={roles}
            campaigns={campaigns}
            chosenRole={member.role}
            chosenCampaigns={member.campaigns ?? []}
            error={errors.role}
          />
        </AdminForm>
      ) : (
        <p>{t("member.notYours")}</p>
      )}
    </Panel>
  );
}

/** An invitation that was not accepted yet. */
export function InvitationPanel({ mayChange }: { mayChange: boolean }) {
  const t = useT("staff");
  return (
    <Panel title={t("member.invitation")} span={7}>
      <p>{t("member.waits")}</p>
      {mayChange ? (
        <>
          <AdminForm intent="resend" submit={t("member.resend")} look="two" />
          <Confirm summary={t("member.revoke")}>
            <p>{t("member.revokeText")}</p>
            <AdminForm intent="revoke" submit={t("member.revokeButton")} />
          </Confirm>
        </>
      ) : null}
    </Panel>
  );
}

/** Out, in again, and the second factor of a lost telephone. */
export function ShutOutPanel({ member }: { member: Member }) {
  const t = useT("staff");
  return (
    <Panel title={t("member.shutOut")} span={5}>
      {member.status === "deactivated" ? (
        <AdminForm intent="reactivate" submit={t("member.reactivate")} look="two" />
      ) : (
        <Confirm summary={t("member.deactivate")}>
          <p>{t("member.deactivateText")}</p>
          <AdminForm intent="deactivate" submit={t("member.deactivateButton")} />
        </Confirm>
      )}
      {member.status === "active" ? (
        <Confirm summary={t("member.signOut")}>
          <p>{t("member.signOutText")}</p>
          <AdminForm intent="sign-out" submit={t("member.signOutButton")} />
        </Confirm>
      ) : null}
      {member.twoFactor ? (
        <Confirm summary={t("member.dropTwoFactor")}>
          <p>{t("member.dropTwoFactorText")}</p>
          <AdminForm intent="drop-two-factor" submit={t("member.dropTwoFactorButton")} />
        </Confirm>
      ) : null}
    </Panel>
  );
}
