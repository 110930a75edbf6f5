import { filtersOf } from "./list-filters.mjs";
import { withClient } from "./stage.mjs";

const LIST = "/admin/supporters";
/** The page of segments counts each: as many as an organisation may have. */
const KEPT_SEGMENTS = [
  "state + tag + consent",
  "consent yes",
  "signed petition, large",
  "signed last week",
  "not tag",
  "county",
];
const DAY_MS = 86_400_000;

const SEARCHES = [
  "m",
  "q",
  "ma",
  "mar",
  "garcia",
  "maria garcia",
  "garc mar",
  "xochitl",
  "zoe quintero",
  "nobody at all",
  "@gmail.com",
  "@mail7.example.com",
  "213",
  "2135",
  "90012",
];

const plainHref = (html) => html.replaceAll("&amp;", "&");
const link = (html, pattern) => {
  const [, first, second] = pattern.exec(html) ?? [];
  return first || second ? plainHref(first ?? second) : null;
};
const sortLink = (html, at) =>
  plainHref([.../<nav class="seg-sorts".*?<\/nav>/s.exec(html)[0].matchAll(/href="([^"]+)"/g)][at][1]);
const nextLink = (html) => link(html, /href="([^"]+)"[^>]*rel="next"|rel="next"[^>]*href="([^"]+)"/);

/** Every page of the panel that is measured, by name: its address on one database. */
export async function listPages(panel) {
  const ids = await withClient(panel.url, readIds);
  const filters = filtersOf(ids);
  await withClient(panel.url, (client) => keepSegments(client, filters, ids));
  const pages = { ...(await supporterPages(panel, ids)), ...(await otherPages(panel, ids)) };
  await withClient(panel.url, (client) =>
    client.query("UPDATE segment SET deleted_at = now() WHERE name <> ALL($1)", [KEPT_SEGMENTS]),
  );
  return pages;
}

async function supporterPages(panel, { people, segments }) {
  const pages = {};
  const first = await panel.get(LIST);
  for (const [at, sort] of ["newest", "name", "last deed"].entries()) {
    const path = at === 0 ? LIST : sortLink(first, at);
    pages[`supporters by ${sort}`] = path;
    pages[`supporters by ${sort}, next page`] = nextLink(await panel.get(path));
  }
  for (const [name, id] of Object.entries(segments.byName)) {
    const html = await panel.get(`${LIST}?segment=${id}`);
    pages[`filter: ${name}`] = sortLink(html, 0);
    if (/common|large|not tag|state \+ tag|everything/.test(name)) {
      pages[`filter: ${name}, by name`] = sortLink(html, 1);
      pages[`filter: ${name}, by last deed`] = sortLink(html, 2);
    }
    // A cursor belongs to the order, not to the filter: those of an old week are deep in the whole list.
    const at = name === "added a week a year ago" && nextLink(html);
    if (at)
      pages["supporters, far back"] = `${LIST}?at=${new URL(at, "http://bench").searchParams.get("at")}`;
  }
  for (const words of [...SEARCHES, people.address]) {
    const path = await panel.post(LIST, { intent: "search", words });
    const name = words === people.address ? "an address" : `"${words}"`;
    pages[`search: ${name}`] = path;
    if (/^(m|garcia)$/.test(words)) pages[`search: ${name}, by name`] = sortLink(await panel.get(path), 1);
  }
  const within = await panel.post(LIST, {
    intent: "search",
    words: "garcia",
    q: new URL(pages["filter: tag"], "http://bench").searchParams.get("q"),
  });
  pages['search: "garcia" within a tag'] = within;
  pages["a supporter with many signatures"] = `${LIST}/${people.busy}`;
  pages["a supporter with one"] = `${LIST}/${people.quiet}`;
  return pages;
}

async function otherPages(panel, { petitions, campaigns, staff }) {
  const campaign = `/admin/campaigns/${campaigns[0]}`;
  const day = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
  const pages = {
    dashboard: "/admin",
    "comments waiting": "/admin/comments",
    "comments approved": "/admin/comments?state=approved",
    "comments approved, one campaign": `/admin/comments?state=approved&campaign=${campaigns[9]}`,
    "comments approved, Spanish": "/admin/comments?state=approved&language=es",
    "comments rejected": "/admin/comments?state=rejected",
    audit: "/admin/audit",
    'audit: "rosa"': "/admin/audit?words=rosa",
    'audit: "r"': "/admin/audit?words=r",
    'audit: "campaign 3"': "/admin/audit?words=campaign+3",
    'audit: "nobody"': "/admin/audit?words=nobody",
    "audit: one person": `/admin/audit?who=${staff}`,
    "audit: one kind": "/admin/audit?kind=campaign",
    "audit: one campaign": `/admin/audit?campaign=${campaigns[1]}`,
    "audit: a week a year ago": `/admin/audit?from=${day(372)}&until=${day(365)}`,
    "audit: one person, kind, words, year": `/admin/audit?who=${staff}&kind=campaign&words=updated&from=${day(365)}`,
    segments: "/admin/segments",
    tags: "/admin/tags",
    exports: "/admin/exports",
    runs: "/admin/runs",
    campaigns: "/admin/campaigns",
    "campaign: overview": campaign,
    "campaign: petitions": `${campaign}/petitions`,
    "campaign: one petition": `${campaign}/petitions/${petitions[0]}`,
    "campaign: delivery": `${campaign}/delivery`,
    "report: day": `${campaign}/report?period=day`,
    "report: week": `${campaign}/report?period=week`,
    "report: month": `${campaign}/report?period=month`,
    "report: year": `${campaign}/report?period=year`,
    "report: one petition, year": `${campaign}/report?period=year&petition=${petitions[0]}`,
    "report: year as CSV": `${campaign}/report.csv?period=year&table=sources`,
    outbox: "/admin/settings/outbox",
    "outbox: failed": "/admin/settings/outbox?view=failed",
    "outbox: queued": "/admin/settings/outbox?view=queued",
    jobs: "/admin/settings/jobs",
    health: "/admin/settings/health",
    staff: "/admin/staff",
    lists: "/admin/settings/lists",
  };
  const next = nextLink(await panel.get(pages["comments approved"]));
  if (next) pages["comments approved, next page"] = next;
  return pages;
}

async function readIds(client) {
  const ids = async (sql) => (await client.query(sql)).rows.map(({ id }) => id);
  const signer = async (which) =>
    (
      await ids(`SELECT g.supporter_id AS id FROM signature g
        JOIN supporter s ON s.id = g.supporter_id AND s.erased_at IS NULL AND s.merged_into_id IS NULL
        GROUP BY 1 ${which} LIMIT 1`)
    )[0];
  const quiet = await signer("HAVING count(*) = 1 ORDER BY 1 DESC");
  const busy = await signer("ORDER BY count(*) DESC, 1");
  const { rows } = await client.query("SELECT email FROM supporter WHERE id = $1", [quiet]);
  return {
    petitions: await ids("SELECT id FROM petition WHERE slug LIKE 'list-%' ORDER BY substr(slug, 6)::int"),
    campaigns: await ids("SELECT id FROM campaign WHERE slug LIKE 'bench-campaign-%' ORDER BY slug"),
    tags: await ids("SELECT id FROM tag ORDER BY id"),
    staff: (await ids("SELECT id FROM staff_member ORDER BY email"))[0],
    people: { quiet, busy, address: rows[0].email },
    segments: { byName: {} },
  };
}

async function keepSegments(client, filters, { segments }) {
  for (const [name, groups] of Object.entries(filters)) {
    const { rows } = await client.query(
      `INSERT INTO segment (id, name, filter, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, now(), now()) RETURNING id`,
      [name, JSON.stringify({ words: "", groups })],
    );
    segments.byName[name] = rows[0].id;
  }
}
