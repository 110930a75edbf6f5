import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { inviteStaff } from "#app/staff/invite.server.ts";
import { can, mayAppoint, roles } from "#app/staff/permissions.ts";
import { requiresTwoFactor, setRequiresTwoFactor } from "#app/staff/policy.server.ts";
import { InviteForm } from "#app/staff/staff-forms.ts";
import { staffList } from "#app/staff/staff-queries.server.ts";
import { InvitePanel } from "#app/staff/ui/invite-panel.tsx";
import { PolicyPanel } from "#app/staff/ui/policy-panel.tsx";
import { StaffTable } from "#app/staff/ui/staff-table.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("staff", (t) => t("list.title"));

const PAGE = "/admin/staff";

// GET /admin/staff
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "staff.manage");
  const [members, campaigns, required, organisation] = await Promise.all([
    staffList(),
    panelCampaigns(actor.language, null),
    requiresTwoFactor(),
    getOrganisation(actor.language),
  ]);
  return {
    members,
    campaigns: campaigns.map(({ id, name }) => ({ id, name })),
    language: organisation.defaultLanguage,
    roles: roles.filter((role) => mayAppoint(actor, role)),
    policy: can(actor, "staff.policy") ? { required } : null,
    now: args.context.visit.now.toISOString(),
  };
}

// POST /admin/staff: an invitation, or the rules
export async function action(args: ActionFunctionArgs) {
  const fields = await panelFields(args.request);
  return fields.get("intent") === "policy" ? changePolicy(args, fields) : invite(args, fields);
}

async function changePolicy(args: Asked, fields: URLSearchParams) {
  const actor = await requireStaff(args, "staff.policy");
  const required = fields.get("required") === "on";
  const before = await requiresTwoFactor();
  await setRequiresTwoFactor(required, deed(actor, args));
  const undo = { action: PAGE, fields: { intent: "policy", required: before ? "on" : "" } };
  return done(PAGE, { text: translator(actor.language, "staff")("list.policySaved"), undo });
}

async function invite(args: Asked, fields: URLSearchParams) {
  const actor = await requireStaff(args, "staff.manage");
  const form = parsePanelForm(fields, InviteForm, { lists: ["campaigns"] });
  if (!form.ok) return data(form, { status: 422 });
  const result = await inviteStaff(form.input, deed(actor, args));
  if (result.outcome !== "invited") {
    const field = result.outcome === "not-yours" ? "role" : "email";
    const typed = { ...form.input, campaigns: form.input.campaigns ?? [] };
    return data(
      { ok: false as const, intent: "invite", typed, errors: { [field]: result.outcome } },
      { status: 422 },
    );
  }
  const { name } = form.input;
  return done(PAGE, { text: translator(actor.language, "staff")("list.invitedFlash", { name }) });
}

export default function StaffRoute() {
  const { members, campaigns, language, roles, policy, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors as Record<string, string> | undefined);
  return (
    <>
      <PageHead title={t("list.title")} hint={t("list.count", { count: members.length })} />
      <Panels>
        <Panel title={t("list.title")}>
          <StaffTable members={members} now={now} />
        </Panel>
        <InvitePanel {...{ roles, campaigns, language, errors }} typed={reply?.typed ?? {}} />
        {policy ? <PolicyPanel required={policy.required} /> : null}
      </Panels>
    </>
  );
}
