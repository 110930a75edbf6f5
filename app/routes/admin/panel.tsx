import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Link,
  Outlet,
  type ShouldRevalidateFunction,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, Suspense } from "react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { panelNav } from "#app/http/panel-nav.ts";
import { findStaff, toSignIn } from "#app/http/require-staff.server.ts";
import { endFlashCookie, readFlash } from "#app/http/staff-cookies.server.ts";
import { waitingBehind } from "#app/http/waiting-behind.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { AdminShell } from "#app/ui/admin/admin-shell.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import "#app/ui/css/admin.css";

export const handle: PageHandle = { panel: true };

// The frame of every page of the panel. It shows nothing but who is signed in: each page checks its own permission.
export async function loader(args: LoaderFunctionArgs) {
  const found = await findStaff(args);
  if (!found) throw toSignIn(args.request);
  const { name, role, campaigns, language, timeZone } = found.actor;
  const flash = readFlash(args.request);
  const frame = {
    language,
    house: plainHeadline((await getOrganisation(language)).name),
    actor: { name, role, campaigns, language, timeZone },
    waiting: await waitingBehind(found.actor),
    flash,
    requestId: args.context.visit.requestId,
  };
  return data(frame, flash ? { headers: { "Set-Cookie": endFlashCookie() } } : undefined);
}

/**
 * A page that refreshes itself leaves its frame alone: what was just said, and how it is taken back, stays until the
 * page is left.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const refreshes = !formMethod && currentUrl.href === nextUrl.href;
  return refreshes ? false : defaultShouldRevalidate;
};

export default function PanelRoute() {
  return (
    <Framed>
      <Outlet />
    </Framed>
  );
}

/** What a page of the panel refused or could not do, within the panel. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("admin");
  const t = useT("admin");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words = status === 403 ? "forbidden" : status === 404 || status === 410 ? "missing" : "other";
  return (
    <Framed>
      <PageHead title={t(`failed.${words}.title`)} />
      <p>{t(`failed.${words}.text`)}</p>
      {words === "other" && frame ? (
        <p className="adm-hint">{t("failed.reference", { id: frame.requestId })}</p>
      ) : null}
      <p>
        <Link to="/admin">{t("failed.back")}</Link>
      </p>
    </Framed>
  );
}

function Framed({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>("admin");
  const t = useT("admin");
  const roles = useT("staff");
  if (!frame) return <main className="entrance">{children}</main>;
  const { actor } = frame;
  return (
    <AdminShell
      home="/admin"
      house={frame.house}
      groups={panelNav(actor, t, frame.waiting)}
      person={{ name: actor.name, detail: roles(`roles.${actor.role}.name`), href: "/admin/account" }}
      signOut="/admin/sign-out"
      finder="/admin/find"
      site={actor.language === "es" ? "/es" : "/"}
      flash={frame.flash}
    >
      {/* A part that appears later may speak words that are still on their way. */}
      <Suspense fallback={null}>{children}</Suspense>
    </AdminShell>
  );
}
