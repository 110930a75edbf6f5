import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { letterStatuses } from "#app/letters/panel-letter.ts";
import { findLetterPage, lettersByOfficial, lettersPage } from "#app/letters/panel-letters.server.ts";
import { LettersByOfficial } from "#app/letters/ui/letters-by-official.tsx";
import { LettersList } from "#app/letters/ui/letters-list.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("letters", (t) => t("panel.title"));

// GET /admin/campaigns/:campaign/outreach/:page/letters
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.personal", args.params.campaign);
  const page = await findLetterPage(args.params.page!, campaignIdOf(args.params), actor.language);
  if (!page) throw notFound("page");
  const { query } = args.context.visit;
  const status = letterStatuses.find((each) => each === query.get("status")) ?? null;
  const official = isUuid(query.get("official")) ? query.get("official") : null;
  const [byOfficial, letters] = await Promise.all([
    lettersByOfficial(page.id),
    lettersPage(page.id, { status, official }, { after: query.get("after"), before: query.get("before") }),
  ]);
  const base = `/admin/campaigns/${args.params.campaign}/outreach/${page.id}/letters`;
  const at = (name: string, id: string | null) =>
    id &&
    `${base}?${new URLSearchParams({ ...(status && { status }), ...(official && { official }), [name]: id })}`;
  return {
    title: page.title,
    base,
    byOfficial,
    letters: letters.lines,
    pages: { next: at("after", letters.next), previous: at("before", letters.previous) },
    filter: { status, official },
    timeZone: actor.timeZone,
  };
}

export default function LettersRoute() {
  const { title, base, byOfficial, ...list } = useLoaderData<typeof loader>();
  const t = useT("letters");
  return (
    <>
      <PageHead title={t("panel.title")} hint={`${title}. ${t("panel.hint")}`} />
      <Panels>
        <Panel title={t("panel.byOfficial")}>
          <LettersByOfficial rows={byOfficial} base={base} />
        </Panel>
        <Panel title={t("panel.title")}>
          <LettersList {...list} officials={byOfficial} base={base} />
        </Panel>
      </Panels>
    </>
  );
}
