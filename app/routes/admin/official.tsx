import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { officialDeeds } from "#app/http/official-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { findPanelOfficial } from "#app/officials/panel-officials.server.ts";
import {
  ContactPanel,
  CorrectionsPanel,
  CorrectPanel,
  FactsPanel,
} from "#app/officials/ui/official-facts-panel.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("officials", (t) => t("panel.one"));

// GET /admin/officials/:official
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const { now } = args.context.visit;
  const official = await findPanelOfficial(args.params.official, actor.language, now);
  if (!official) throw notFound("page");
  return { official, mayEdit: can(actor, "officials.edit") };
}

// POST: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "officials.edit");
  const { now } = args.context.visit;
  const official = await findPanelOfficial(args.params.official, actor.language, now);
  if (!official) throw notFound("page");
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const act = Object.hasOwn(officialDeeds, intent) ? officialDeeds[intent] : undefined;
  if (!act) throw notFound("page");
  const result = await act({ args, actor, official, fields });
  return "failed" in result ? data(result.failed, { status: 422 }) : result.answer;
}

export default function OfficialRoute() {
  const { official, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const sentences = useErrorSentences("officials");
  const of = (form: string) => {
    const own = reply?.form === form ? reply : undefined;
    return { values: own?.typed ?? {}, errors: sentences(own?.errors) };
  };
  return (
    <>
      <PageHead title={official.name} hint={official.party ?? undefined} />
      <Panels>
        <FactsPanel official={official} />
        {mayEdit ? <CorrectPanel facts={official.facts} {...of("correct")} /> : null}
        <CorrectionsPanel corrections={official.corrections} mayEdit={mayEdit} />
        {mayEdit ? <ContactPanel {...of("contact")} /> : null}
      </Panels>
    </>
  );
}
