import bowlbyOne from "@fontsource/bowlby-one/files/bowlby-one-latin-400-normal.woff2?url";
import leagueGothic from "@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff2?url";
import libreFranklin from "@fontsource-variable/libre-franklin/files/libre-franklin-latin-wght-normal.woff2?url";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { type FramedCampaign, PageFrame } from "#app/campaigns/ui/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { type Language, languageOfPath } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { Nonce } from "#app/ui/admin/nonce.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { PageSheet } from "#app/ui/page-sheet.ts";
import { type Inks, testedThemes, themeHref } from "#app/ui/theme.ts";
import { FailedPage, failedWords } from "./routes/public/failed-page.tsx";
import "#app/ui/css/index.css";

/** What every page stands on: the organisation, the site's origin, the script that enhances. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { visit, enhanceHref } = context;
  return {
    organisation: await getOrganisation(visit.language),
    origin: getSettings().APP_URL,
    requestId: visit.requestId,
    enhanceHref,
  };
}

/** Pages bring their own; what failed has none. */
export const meta: MetaFunction<typeof loader> = ({ data, error, location }) => {
  const name = plainHeadline(data?.organisation.name ?? "Groundswell");
  if (!error) return [{ title: name }];
  const { status, thrown } = failureOf(error);
  const { title } = failedWords(status, thrown, languageOfPath(location.pathname));
  return [{ title: `${title} · ${name}` }, { name: "robots", content: "noindex" }];
};

/**
 * Public pages are documents: they run no React in the browser, and one small script of our own. Pages of the
 * panel are hydrated.
 */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(Nonce);
  const panel = usePanel();
  const pathLanguage = languageOfPath(useLocation().pathname);
  const language = panel?.language ?? pathLanguage;
  const inks = useFramed().campaign?.inks ?? root?.organisation.inks ?? testedThemes.trust;
  return (
    // The server notes on it which words the page needs.
    <html lang={language} dir="ltr" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        {[leagueGothic, libreFranklin, bowlbyOne].map((face) => (
          <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <Sheets inks={inks} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <LooksAgain />
        {root?.enhanceHref && !panel ? <script type="module" src={root.enhanceHref} /> : null}
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        {panel ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

/** A page that waits for something loads again where no script looks for it: its loader says when, and where to. */
function LooksAgain() {
  const { looksAgain } = (useMatches().at(-1)?.data ?? {}) as FramedData;
  if (!looksAgain) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${looksAgain.seconds}; url=${looksAgain.href}`} />
    </noscript>
  );
}

/** The style of the document: within it on public pages, else in files. */
function Sheets({ inks }: { inks: Inks }) {
  const styled = useContext(PageSheet);
  if (styled) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own sheet; React would escape its selectors
    return <style dangerouslySetInnerHTML={{ __html: styled(inks) }} />;
  }
  return (
    <>
      <Links />
      <link rel="stylesheet" href={themeHref(inks)} />
    </>
  );
}

export default function Root() {
  return (
    <Framed>
      <Outlet />
    </Framed>
  );
}

/** What a loader refused (404, 410, …) or could not do, in the frame of every page. */
export function ErrorBoundary() {
  const failure = failureOf(useRouteError());
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <Framed>
      <FailedPage {...failure} requestId={root?.requestId ?? ""} />
    </Framed>
  );
}

function failureOf(error: unknown): { status: number; thrown: unknown } {
  return isRouteErrorResponse(error)
    ? { status: error.status, thrown: error.data }
    : { status: 500, thrown: null };
}

/** What a page of the panel says about the document; null on public pages. */
function usePanel(): { language?: Language } | null {
  const panel = useMatches().find(({ handle }) => (handle as PageHandle | undefined)?.panel);
  return panel ? ((panel.data ?? {}) as { language?: Language }) : null;
}

function Framed({ children }: { children: ReactNode }) {
  const isPanel = usePanel() !== null;
  return isPanel ? children : <PublicFrame>{children}</PublicFrame>;
}

function PublicFrame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  const { campaign, notice, handle } = useFramed();
  return (
    <PageFrame
      organisation={root?.organisation ?? null}
      campaign={campaign}
      notice={notice}
      path={pathname}
      search={search}
      {...handle}
    >
      {children}
    </PageFrame>
  );
}

interface FramedData {
  campaign?: FramedCampaign & { inks: Inks };
  petition?: { campaign?: FramedCampaign & { inks: Inks } };
  notice?: string | null;
  looksAgain?: { seconds: number; href: string } | null;
}

/** What the page's own route says about its frame: the campaign in its loader's data, and its handle. */
function useFramed() {
  const page = useMatches().at(-1);
  const data = (page?.data ?? {}) as FramedData;
  return {
    campaign: data.campaign ?? data.petition?.campaign ?? null,
    notice: data.notice ?? null,
    handle: (page?.handle ?? {}) as PageHandle,
  };
}
