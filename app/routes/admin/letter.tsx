import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { type AnswerProblem, letterDeeds } from "#app/http/letter-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { findLetterPage, findPanelLetter } from "#app/letters/panel-letters.server.ts";
import { AnswersPanel, FatePanel, LetterPanel } from "#app/letters/ui/letter-panels.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("letters", (t) => t("panel.title"));

const baseOf = ({ campaign, page }: Record<string, string | undefined>) =>
  `/admin/campaigns/${campaign}/outreach/${page}/letters`;

// GET /admin/campaigns/:campaign/outreach/:page/letters/:letter
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.personal", args.params.campaign);
  const campaignId = campaignIdOf(args.params);
  const page = await findLetterPage(args.params.page!, campaignId, actor.language);
  const letter = page && (await findPanelLetter(args.params.letter!, page.id));
  if (!letter) throw notFound("page");
  return {
    letter,
    title: page.title,
    base: baseOf(args.params),
    today: new Intl.DateTimeFormat("sv-SE", { timeZone: actor.timeZone }).format(args.context.visit.now),
    timeZone: actor.timeZone,
    mayEdit: can(actor, "supporters.edit", campaignId),
  };
}

// POST: records an answer (`answer`), takes one off (`remove-answer`), lets a held letter go (`release`), stops one (`stop`)
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.edit", args.params.campaign);
  const campaignId = campaignIdOf(args.params);
  const page = await findLetterPage(args.params.page!, campaignId, actor.language);
  const letter = page && (await findPanelLetter(args.params.letter!, page.id));
  if (!letter) throw notFound("page");
  const of = { id: letter.id, pageId: page.id, campaignId, here: `${baseOf(args.params)}/${letter.id}` };
  const reply = await letterDeeds(of, await panelFields(args.request), deed(actor, args));
  return reply instanceof Response ? reply : data(reply, { status: 422 });
}

export default function LetterRoute() {
  const { letter, title, base, today, timeZone, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("letters");
  const errors = Object.fromEntries(
    Object.entries(reply?.errors ?? {}).map(([field, code]) => [
      field,
      t(`panel.errors.${code as AnswerProblem}`),
    ]),
  );
  return (
    <>
      <PageHead title={title} hint={<Link to={base}>{t("panel.back")}</Link>} />
      <Panels>
        <LetterPanel letter={letter} />
        <FatePanel letter={letter} timeZone={timeZone} mayEdit={mayEdit} />
        <AnswersPanel {...{ letter, mayEdit, today, errors }} typed={reply?.typed ?? {}} />
      </Panels>
    </>
  );
}
