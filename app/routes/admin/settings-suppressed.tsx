import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { asleepPeople } from "#app/http/asleep-people.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelUpload } from "#app/http/panel-upload.server.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { LARGEST_SUPPRESSIONS, suppressionDeeds } from "#app/http/suppression-deeds.server.ts";
import { suppressionList } from "#app/http/suppression-list.server.ts";
import { findSuppression } from "#app/mail/suppression-list.server.ts";
import {
  LiftPanel,
  SuppressionFilePanel,
  SuppressionListPanel,
  SuppressPanel,
} from "#app/mail/ui/suppression-panels.tsx";
import { useSuppressionErrors } from "#app/mail/ui/use-suppression-errors.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { AsleepPanel } from "#app/segments/ui/asleep-panel.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.suppressed"));

// GET /admin/settings/suppressed; ?lift=<id> asks why one may be mailed again
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const { timeZone } = actor;
  const query = new URL(args.request.url).searchParams;
  const lift = query.get("lift");
  const [list, asleep, lifting] = await Promise.all([
    suppressionList(query),
    asleepPeople(actor),
    isUuid(lift) ? findSuppression(lift) : null,
  ]);
  return { ...list, asleep, lifting: lifting?.mayLift ? lifting : null, timeZone };
}

// POST /admin/settings/suppressed: search, add, let be mailed again, take in a file
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const upload = await panelUpload(args, { limit: LARGEST_SUPPRESSIONS });
  const intent = upload.fields.get("intent") ?? "";
  const act = Object.hasOwn(suppressionDeeds, intent)
    ? suppressionDeeds[intent as keyof typeof suppressionDeeds]
    : suppressionDeeds.find;
  return act({ args, actor, upload });
}

export default function SettingsSuppressedRoute() {
  const { lines, pages, counts, words, asleep, lifting, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const sentences = useSuppressionErrors();
  const of = (intent: string) => {
    const own = reply && "intent" in reply && reply.intent === intent ? reply : null;
    return { typed: own?.typed ?? {}, errors: sentences(own?.errors), report: own?.report ?? null };
  };
  return (
    <>
      <SettingsHead page="suppressed" />
      <Panels>
        {lifting ? <LiftPanel line={lifting} {...of("lift")} /> : null}
        <SuppressionListPanel {...{ lines, pages, counts, words, timeZone }} />
        <SuppressPanel {...of("add")} />
        <SuppressionFilePanel {...of("file")} />
        <AsleepPanel {...asleep} />
      </Panels>
    </>
  );
}
