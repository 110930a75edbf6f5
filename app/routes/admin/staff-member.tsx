import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import {
  type ChangeOutcome,
  changeAccess,
  deactivate,
  dropTwoFactor,
  reactivate,
  signOutEverywhere,
} from "#app/staff/change-member.server.ts";
import { resendInvitation, revokeInvitation } from "#app/staff/invite.server.ts";
import { can, mayAppoint, roles } from "#app/staff/permissions.ts";
import { AccessForm } from "#app/staff/staff-forms.ts";
import { findMember } from "#app/staff/staff-queries.server.ts";
import { AccessPanel, InvitationPanel, ShutOutPanel } from "#app/staff/ui/member-panels.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("staff", (t) => t("list.title"));

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idOf(params: { member?: string }): string {
  if (!uuidForm.test(params.member ?? "")) throw notFound("page");
  return params.member!;
}

// GET /admin/staff/:member
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "staff.manage");
  const member = await findMember(idOf(args.params));
  if (!member) throw notFound("page");
  const campaigns = await panelCampaigns(actor.language, null);
  return {
    member,
    campaigns: campaigns.map(({ id, name }) => ({ id, name })),
    roles: roles.filter((role) => mayAppoint(actor, role)),
    mayChange: mayAppoint(actor, member.role),
    isSelf: actor.id === member.id,
    mayReadTrail: can(actor, "audit.read"),
  };
}

// POST /admin/staff/:member: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "staff.manage");
  const id = idOf(args.params);
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "deactivate":
      return answer(actor, id, await deactivate(id, deed(actor, args)), "deactivated", {
        intent: "reactivate",
      });
    case "reactivate":
      return answer(actor, id, await reactivate(id, deed(actor, args)), "reactivated", {
        intent: "deactivate",
      });
    case "drop-two-factor":
      return answer(actor, id, await dropTwoFactor(id, deed(actor, args)), "twoFactorDropped");
    case "sign-out":
      return answer(actor, id, await signOutEverywhere(id, deed(actor, args)), "signedOut");
    case "resend":
      return answerInvitation(actor, id, await resendInvitation(id, deed(actor, args)), "resent");
    case "revoke":
      return answerInvitation(actor, id, await revokeInvitation(id, deed(actor, args)), "revoked");
    default:
      return setAccess(args, actor, id, fields);
  }
}

type Said = "deactivated" | "reactivated" | "twoFactorDropped" | "signedOut";

function answer(
  actor: StaffActor,
  id: string,
  result: ChangeOutcome,
  said: Said,
  undo?: Record<string, string>,
) {
  if (result.outcome === "unchanged") return redirect(`/admin/staff/${id}`, 303);
  if (result.outcome !== "changed") return refuse(actor, result.outcome);
  const text = translator(actor.language, "staff")(`member.${said}`, { name: result.name });
  const action = `/admin/staff/${id}`;
  return done(action, { text, ...(undo && { undo: { action, fields: undo } }) });
}

type Invited = Awaited<ReturnType<typeof resendInvitation>>;

function answerInvitation(actor: StaffActor, id: string, result: Invited, said: "resent" | "revoked") {
  if (result.outcome !== "done") return refuse(actor, result.outcome);
  const text = translator(actor.language, "staff")(`member.${said}`, { name: result.name });
  return done(said === "resent" ? `/admin/staff/${id}` : "/admin/staff", { text });
}

async function setAccess(args: Asked, actor: StaffActor, id: string, fields: URLSearchParams) {
  const form = parsePanelForm(fields, AccessForm, { lists: ["campaigns"] });
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await changeAccess(id, form.input, deed(actor, args));
  if (result.outcome === "unchanged") return redirect(`/admin/staff/${id}`, 303);
  if (result.outcome !== "changed") return refuse(actor, result.outcome);
  const t = translator(actor.language, "staff");
  const text = t("member.saved", { name: result.name, role: t(`roles.${form.input.role}.name`) });
  const { role, campaigns } = result.before;
  const action = `/admin/staff/${id}`;
  const back = { intent: "access", role, campaigns: campaigns ?? [] };
  return done(action, { text, undo: { action, fields: back } });
}

function refuse(actor: StaffActor, outcome: "not-found" | "not-yours" | "last-owner") {
  if (outcome === "not-found") throw notFound("page");
  const t = translator(actor.language, "staff");
  const role = outcome === "last-owner" ? t("member.lastOwner") : t("member.notYours");
  return data(
    { errors: { role } as Record<string, string> },
    { status: outcome === "last-owner" ? 422 : 403 },
  );
}

export default function StaffMemberRoute() {
  const { member, campaigns, roles, mayChange, isSelf, mayReadTrail } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  const trail = (
    <Link className="button button-two" to={`/admin/audit?who=${member.id}`}>
      {t("member.trail")}
    </Link>
  );
  return (
    <>
      <PageHead
        title={member.name}
        hint={member.email}
        actions={mayReadTrail && member.status !== "invited" ? trail : null}
      />
      <Panels>
        {member.status === "invited" ? (
          <InvitationPanel mayChange={mayChange} />
        ) : (
          <AccessPanel {...{ member, campaigns, roles, mayChange, errors }} />
        )}
        {member.status !== "invited" && mayChange && !isSelf ? <ShutOutPanel member={member} /> : null}
      </Panels>
    </>
  );
}
