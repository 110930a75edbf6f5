import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { giveDeed } from "#app/donations/giving-deed.server.ts";
import { findGiver, ownGiving } from "#app/donations/own-giving.server.ts";
import { planIntents } from "#app/donations/plan-forms.ts";
import { GivingView, LostGivingView } from "#app/donations/ui/giving-view.tsx";
import { neverKept, privatePage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";

export const headers = privatePage();

// GET /giving/:token: what its holder gives; ?done= after one of its forms
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now, path, query } = context.visit;
  const giver = await findGiver(params.token!, now);
  const t = translator(language, "donations");
  const page = {
    giving: giver && (await ownGiving(giver, { language, now })),
    done: planIntents.find((each) => each === query.get("done")) ?? null,
    headline: setHeadline(t(giver ? "giving.title" : "giving.lost.title"), language),
    ...{ path, language, origin: getSettings().APP_URL },
  };
  return data(page, { status: giver ? 200 : 404 });
}

// POST /giving/:token: one of its forms, told apart by `intent`; 303 back, or on to Stripe's page for the card
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const giver = await findGiver(params.token!, visit.now);
  if (!giver) throw notFound("link");
  const reply = await giveDeed(giver, new URLSearchParams(await request.text()), visit);
  const to = (href: string) => redirectDocument(href, { status: 303, headers: neverKept });
  if (reply.kind === "card") throw to(reply.url);
  if (reply.kind === "done") throw to(`${visit.path}?done=${reply.done}`);
  // Where Stripe is away, too: the page itself says that nothing was changed.
  return data(reply, { status: 422, headers: neverKept });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin } = data;
  const title = translator(language, "donations")("giving.documentTitle");
  return pageMeta({ title, path: "/giving", language, origin, unlisted: true });
};

export default function GivingRoute() {
  const { giving, done, headline, path } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() ?? null;
  if (!giving) return <LostGivingView headline={headline} />;
  return <GivingView {...{ giving, done: reply ? null : done, headline, path, reply }} />;
}
