import { afterAll, beforeAll, expect, test } from "vitest";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { setRefreshUrl } from "#app/sources/set-refresh-url.server.ts";
import { sources } from "#app/sources/source.ts";
import { officialsSources } from "#app/sources/source-queries.server.ts";
import { type FakeWeb, startFakeWeb } from "#tests/fakes/web-server.ts";
import { refreshSources } from "./refresh-sources.server.ts";

let web: FakeWeb;
beforeAll(async () => {
  web = await startFakeWeb();
  await prisma.source.createMany({ data: [sources.ownOfficials, sources.congress] });
});
afterAll(() => web.stop());

const now = new Date("2026-12-02T10:00:00Z");
const by = { actor: commandLine, now };
const at = (path: string) => `http://facts.example:${web.port}${path}`;

test("addresses are set and taken back, with an entry in the trail", async () => {
  expect(await setRefreshUrl("own-officials", ["ftp://x.example"], by)).toMatchObject({
    outcome: "bad-link",
  });
  expect(await setRefreshUrl("census-zip-county", [at("/a.csv")], by)).toEqual({
    outcome: "not-refreshable",
  });
  expect(await setRefreshUrl("openstates-people", [at("/ca.csv")], by)).toEqual({ outcome: "not-found" });
  expect(await setRefreshUrl("own-officials", [at("/a.csv")], by)).toEqual({ outcome: "set" });
  expect(await setRefreshUrl("own-officials", [at("/a.csv")], by)).toEqual({ outcome: "unchanged" });
  expect(await setRefreshUrl("own-officials", [], by)).toEqual({ outcome: "set" });
  expect(await prisma.auditEntry.count({ where: { what: "source.updated" } })).toBe(2);
});

test("sources are read again from their addresses; one that does not answer keeps no other back", async () => {
  await setRefreshUrl("congress-legislators", [at("/legislators-current.json")], by);
  await setRefreshUrl("own-officials", [at("/a.csv"), at("/b.csv")], by);
  web.pages["/a.csv"] = (_, response) => response.end("state,office,name,place\nCA,Mayor,Ana Cruz,Napa\n");
  web.pages["/b.csv"] = (_, response) =>
    response
      .setHeader("last-modified", "Mon, 01 Jun 2026 10:00:00 GMT")
      .end("state,office,name,place\nCA,Mayor,Ben Ode,Ojai\n");
  await refreshSources({ now, stranger: web.fetcher });
  expect((await prisma.official.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name)).toEqual([
    "Ana Cruz",
    "Ben Ode",
  ]);
  const imports = await prisma.sourceImport.findMany({ orderBy: { id: "asc" } });
  expect(imports.map(({ sourceKey, outcome, byName }) => `${sourceKey} ${outcome} ${byName}`)).toEqual([
    "congress-legislators refused By itself",
    "own-officials done By itself",
    "own-officials done By itself",
  ]);
  expect(await officialsSources(now)).toMatchObject([{ key: "own-officials", daysOld: 0 }]);
});
