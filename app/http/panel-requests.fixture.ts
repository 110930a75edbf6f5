import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { createVisit } from "#tests/factories/create-visit.ts";

/** A route of the panel as routes.ts has it. */
export type PanelRoute = { id: string; path: string; file: string };

type Flat = PanelRoute & { parentId?: string; index?: boolean; ownPath?: string };

function flatten(entries: RouteConfigEntry[], parent?: Flat): Flat[] {
  return entries.flatMap((entry) => {
    const { id, file, index, children } = entry;
    const path = [parent?.path, entry.path].filter(Boolean).join("/");
    const flat: Flat = {
      id: id!,
      file,
      path,
      ...(entry.path !== undefined && { ownPath: entry.path }),
      ...(index && { index }),
      ...(parent && { parentId: parent.id }),
    };
    return [flat, ...flatten(children ?? [], flat)];
  });
}

const all = flatten(routes as RouteConfigEntry[]).filter(
  ({ path }) => path === "admin" || path.startsWith("admin/"),
);
const parents = new Set(all.map(({ parentId }) => parentId));

/** Every page and resource of the panel; frames around pages are left out. */
export const panelRoutes: PanelRoute[] = all.filter(({ id }) => !parents.has(id));

// What Vite hands out for the modules of the panel, by their path.
const modules = import.meta.glob<Record<string, unknown>>("../routes/admin/**/*.{ts,tsx}");

async function buildPanel(): Promise<ServerBuild> {
  const loaded = await Promise.all(
    all.map(async (route) => {
      const module = await modules[`../${route.file}`]!();
      const entry = {
        id: route.id,
        module,
        ...(route.parentId && { parentId: route.parentId }),
        ...(route.ownPath !== undefined && { path: route.ownPath }),
        ...(route.index && { index: true }),
      };
      return [route.id, entry] as const;
    }),
  );
  return {
    routes: Object.fromEntries(loaded),
    // Only the answer is looked at, not its page.
    entry: {
      module: {
        default: (_: Request, status: number, headers: Headers) => new Response("page", { status, headers }),
        handleError: () => {},
      },
    },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: "test",
    basename: "/",
  } as unknown as ServerBuild;
}

type Asked = {
  method?: "GET" | "POST";
  cookie?: string;
  fields?: Record<string, string> | [string, string][];
  /** The page the form stood on, as browsers tell it. */
  referrer?: string;
  now?: Date;
};

/** Asks the panel's own loaders and actions as the front door does, without one. */
export async function openPanel() {
  const handle = createRequestHandler(await buildPanel(), "test");
  return async (
    path: string,
    { method = "GET", cookie, fields = {}, referrer, now = new Date() }: Asked = {},
  ) => {
    const url = new URL(path, "http://panel.test");
    const request = new Request(url, {
      method,
      headers: { ...(cookie && { Cookie: cookie }), ...(referrer && { Referer: referrer }) },
      ...(method === "POST" && { body: new URLSearchParams(fields) }),
    });
    const visit = createVisit({ path: url.pathname, query: url.searchParams, now });
    return handle(request, { visit, enhanceHref: null });
  };
}
