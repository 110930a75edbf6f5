import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { findPanelDonation } from "#app/donations/find-panel-donation.server.ts";
import { giftHistory } from "#app/donations/gift-history.server.ts";
import { giftScopeOf } from "#app/donations/panel-donations.server.ts";
import { CommentPanel } from "#app/donations/ui/comment-panel.tsx";
import { GiftPanel, GiverPanel } from "#app/donations/ui/gift-panels.tsx";
import { HistoryPanel } from "#app/donations/ui/history-panel.tsx";
import { ReceiptPanel } from "#app/donations/ui/receipt-panel.tsx";
import { RefundPanel } from "#app/donations/ui/refund-panel.tsx";
import { StripePanel } from "#app/donations/ui/stripe-panel.tsx";
import { VoidPanel } from "#app/donations/ui/void-panel.tsx";
import { commentDeed, receiptDeed, refundDeed, statementDeed } from "#app/http/donation-deeds.server.ts";
import { voidGiftDeed } from "#app/http/offline-gift-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("donations-panel", (t) => t("one.title"));

async function donationIn(params: LoaderFunctionArgs["params"], actor: StaffActor) {
  const asker = { scope: giftScopeOf(actor), language: actor.language };
  const donation = await findPanelDonation(uuidIn(params.donation), asker);
  if (!donation) throw notFound("page");
  return donation;
}

// GET /admin/donations/:donation
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "donations.read");
  const donation = await donationIn(args.params, actor);
  const personal = can(actor, "supporters.personal");
  const trail = personal ? await auditPage({ kind: "donation", subjectId: donation.id }) : { lines: [] };
  return {
    donation,
    history: await giftHistory(donation.id),
    deeds: trail.lines.map(({ id, at, actorName, what, after }) => ({
      ...{ id, at, actorName, what },
      reason: typeof after?.reason === "string" ? after.reason : null,
    })),
    timeZone: actor.timeZone,
    mayRefund: can(actor, "donations.refund") && !donation.offline,
    mayVoid: can(actor, "donations.record", donation.campaign.id) && donation.offline !== null,
    mayJudge: can(actor, "moderation", donation.campaign.id),
    maySend: can(actor, "supporters.edit"),
    // A form that comes back keeps its own: whoever presses twice gives back once.
    attempt: crypto.randomUUID(),
  };
}

/** What each form of the page asks for. */
const permissions = {
  refund: "donations.refund",
  void: "donations.record",
  receipt: "supporters.edit",
  statement: "supporters.edit",
  comment: "moderation",
} as const;

const isIntent = (asked: string | null): asked is keyof typeof permissions =>
  asked !== null && Object.hasOwn(permissions, asked);

// POST /admin/donations/:donation: gives money back; with intent "void" takes back what was recorded by mistake, with
// "receipt" sends the receipt again, with "statement" that of its whole year, with "comment" lets the giver's comment be shown
// or not
export async function action(args: ActionFunctionArgs) {
  const fields = await panelFields(args.request);
  const asked = fields.get("intent");
  const intent = isIntent(asked) ? asked : "refund";
  const actor = await requireStaff(args, permissions[intent]);
  const donation = await donationIn(args.params, actor);
  if (intent === "comment") return commentDeed(donation, fields, deed(actor, args));
  if (intent === "statement") return statementDeed(donation, fields, deed(actor, args));
  if (intent === "receipt") return receiptDeed(donation, fields, deed(actor, args));
  const reply =
    intent === "void"
      ? await voidGiftDeed(donation.id, fields, deed(actor, args))
      : await refundDeed(donation, fields, deed(actor, args));
  return reply instanceof Response ? reply : data(reply, { status: 422 });
}

type RefundReply = Partial<Pick<ComponentProps<typeof RefundPanel>, "errors" | "typed">> | undefined;

export default function DonationRoute() {
  const { donation, history, deeds, timeZone, mayJudge, maySend, mayRefund, mayVoid, attempt } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("donations-panel");
  return (
    <>
      <PageHead
        title={donation.giver || t("list.nameless")}
        hint={<Link to="/admin/donations">{t("list.title")}</Link>}
      />
      <Panels>
        <GiftPanel donation={donation} timeZone={timeZone} />
        <GiverPanel donation={donation} />
        <CommentPanel donation={donation} mayJudge={mayJudge} />
        <ReceiptPanel donation={donation} attempt={attempt} maySend={maySend} />
        <StripePanel donation={donation} />
        {mayRefund && donation.status === "paid" ? (
          <RefundPanel donation={donation} attempt={attempt} {...(reply as RefundReply)} />
        ) : null}
        {mayVoid && donation.status === "paid" ? (
          <VoidPanel errors={(reply?.errors ?? {}) as Record<string, string>} typed={reply?.typed ?? {}} />
        ) : null}
        <HistoryPanel {...{ donation, history, deeds, timeZone }} />
      </Panels>
    </>
  );
}
