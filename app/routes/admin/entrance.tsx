import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { entranceLanguage } from "#app/http/require-staff.server.ts";
import { otherLanguage } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { EntranceFrame } from "#app/ui/admin/entrance-frame.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import "#app/ui/css/admin.css";

export const handle: PageHandle = { panel: true };

// What one sees before signing in. Its own pages check what they need.
export async function loader({ request }: LoaderFunctionArgs) {
  const language = entranceLanguage(request);
  return { language, house: plainHeadline((await getOrganisation(language)).name) };
}

export default function EntranceRoute() {
  return (
    <Framed>
      <Outlet />
    </Framed>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const t = useT("admin");
  const missing = isRouteErrorResponse(error) && error.status < 500;
  return (
    <Framed>
      <h1>{t(missing ? "failed.missing.title" : "failed.other.title")}</h1>
      <p>{t(missing ? "failed.missing.text" : "failed.other.text")}</p>
    </Framed>
  );
}

function Framed({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>("admin-entrance");
  const { pathname, search } = useLocation();
  const t = useT("staff");
  const query = new URLSearchParams(search);
  const code = otherLanguage(frame?.language ?? "en");
  query.set("lang", code);
  return (
    <EntranceFrame
      house={frame?.house ?? "Groundswell"}
      home="/"
      otherLanguage={{ href: `${pathname}?${query}`, text: t("entrance.otherLanguage"), code }}
    >
      {children}
    </EntranceFrame>
  );
}
