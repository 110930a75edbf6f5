import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Public pages by the file that draws them; each stands in English at the path and in Spanish under /es. */
const pages: [path: string, file: string][] = [
  ["campaigns/:slug", "hub"],
  ["campaigns/:slug/news", "news"],
  ["campaigns/:slug/news/:post", "post"],
  ["campaigns/:slug/positions", "positions"],
  ["petitions/:slug", "petition"],
  ["petitions/:slug/thanks", "petition-thanks"],
  ["letters/:slug", "letter"],
  ["letters/:slug/thanks", "letter-thanks"],
  ["calls/:slug", "call"],
  ["calls/:slug/thanks", "call-thanks"],
  ["donate/:slug", "donate"],
  ["donate/:slug/thanks", "donate-thanks"],
  ["giving", "giving-request"],
  ["giving/:token", "giving"],
  ["officials", "officials"],
  ["confirm/:token", "confirm"],
  ["unsubscribe/:token", "unsubscribe"],
  ["preferences", "preferences-request"],
  ["preferences/:token", "preferences"],
  ["privacy", "privacy"],
  ["accessibility", "accessibility"],
];

const file = (name: string) => `routes/public/${name}.tsx`;
const machine = (name: string) => `routes/machines/${name}.ts`;

const admin = (name: string) => `routes/admin/${name}.tsx`;

/** The organizers' panel: what one sees before signing in, and what after. Never under /es. */
const panel = [
  route("admin", admin("entrance"), { id: "admin-entrance" }, [
    route("sign-in", admin("sign-in"), { id: "admin-sign-in" }),
    route("second-factor", admin("second-factor"), { id: "admin-second-factor" }),
    route("forgot", admin("forgot"), { id: "admin-forgot" }),
    route("reset/:token", admin("reset"), { id: "admin-reset" }),
    route("set-up/:token", admin("set-up"), { id: "admin-set-up" }),
    route("invitation/:token", admin("invitation"), { id: "admin-invitation" }),
  ]),
  route("admin", admin("panel"), { id: "admin" }, [
    index(admin("dashboard"), { id: "admin-dashboard" }),
    route("sign-out", admin("sign-out"), { id: "admin-sign-out" }),
    route("comments", admin("comments"), { id: "admin-comments" }),
    route("signatures", admin("signatures"), { id: "admin-signatures" }),
    route("signatures/conditions", admin("signatures-conditions"), { id: "admin-signatures-conditions" }),
    route("signatures/patterns", admin("signatures-patterns"), { id: "admin-signatures-patterns" }),
    route("signatures/history", admin("signatures-history"), { id: "admin-signatures-history" }),
    route("account", admin("account"), { id: "admin-account" }),
    route("account/two-factor", admin("two-factor"), { id: "admin-two-factor" }),
    route("staff", admin("staff"), { id: "admin-staff" }),
    route("staff/:member", admin("staff-member"), { id: "admin-staff-member" }),
    route("audit", admin("audit"), { id: "admin-audit" }),
    route("fields", admin("fields"), { id: "admin-fields" }),
    route("fields/:field", admin("field"), { id: "admin-field" }),
    route("exports", admin("exports"), { id: "admin-exports" }),
    route("imports", admin("imports"), { id: "admin-imports" }),
    route("imports/:import", admin("import"), { id: "admin-import" }),
    route("runs", admin("runs"), { id: "admin-runs" }),
    route("runs/:run", admin("run"), { id: "admin-run" }),
    route("campaigns", admin("campaigns"), { id: "admin-campaigns" }),
    route("campaigns/new", admin("campaign-new"), { id: "admin-campaign-new" }),
    // Every page of one campaign stands in its frame, with a line in http/campaign-tabs.ts.
    layout(admin("campaign"), { id: "admin-campaign" }, [
      route("campaigns/:campaign", admin("campaign-overview"), { id: "admin-campaign-overview" }),
      route("campaigns/:campaign/texts", admin("campaign-texts"), { id: "admin-campaign-texts" }),
      route("campaigns/:campaign/petitions", admin("campaign-petitions"), { id: "admin-petitions" }),
      route("campaigns/:campaign/petitions/:petition", admin("petition"), { id: "admin-petition" }),
      route("campaigns/:campaign/outreach", admin("campaign-outreach"), { id: "admin-campaign-outreach" }),
      route("campaigns/:campaign/outreach/:page", admin("outreach"), { id: "admin-outreach" }),
      route("campaigns/:campaign/giving", admin("campaign-giving"), { id: "admin-campaign-giving" }),
      route("campaigns/:campaign/giving/:page", admin("fundraising"), { id: "admin-fundraising" }),
      route("campaigns/:campaign/officials", admin("campaign-officials"), { id: "admin-campaign-officials" }),
      route("campaigns/:campaign/officials/:office", admin("campaign-official"), {
        id: "admin-campaign-official",
      }),
      route("campaigns/:campaign/news", admin("posts"), { id: "admin-posts" }),
      route("campaigns/:campaign/news/clippings", admin("clippings"), { id: "admin-clippings" }),
      route("campaigns/:campaign/news/:post", admin("post"), { id: "admin-post" }),
      route("campaigns/:campaign/ladder", admin("campaign-ladder"), { id: "admin-ladder" }),
      route("campaigns/:campaign/blasts", admin("blasts"), { id: "admin-blasts" }),
      route("campaigns/:campaign/blasts/:blast", admin("blast"), { id: "admin-blast" }),
      route("campaigns/:campaign/report", admin("report"), { id: "admin-report" }),
      route("campaigns/:campaign/outreach/:page/letters", admin("letters"), { id: "admin-letters" }),
      route("campaigns/:campaign/outreach/:page/letters/:letter", admin("letter"), { id: "admin-letter" }),
      route("campaigns/:campaign/signatures", admin("campaign-signatures"), {
        id: "admin-campaign-signatures",
      }),
      route("campaigns/:campaign/coalition", admin("campaign-coalition"), { id: "admin-coalition" }),
      route("campaigns/:campaign/preview", admin("campaign-preview"), { id: "admin-preview" }),
      route("campaigns/:campaign/history/:kind/:subject", admin("history"), { id: "admin-history" }),
      route("campaigns/:campaign/history/:kind/:subject/:version", admin("history-state"), {
        id: "admin-history-state",
      }),
      route("campaigns/:campaign/poster", admin("campaign-poster"), { id: "admin-campaign-poster" }),
      route("campaigns/:campaign/delivery", admin("campaign-delivery"), { id: "admin-campaign-delivery" }),
      route("campaigns/:campaign/delivery/:delivery", admin("campaign-delivery-record"), {
        id: "admin-campaign-delivery-record",
      }),
    ]),
    route("measures", admin("measures"), { id: "admin-measures" }),
    route("measures/committees", admin("committees"), { id: "admin-committees" }),
    route("measures/committees/:committee", admin("committee"), { id: "admin-committee" }),
    route("measures/:measure", admin("measure"), { id: "admin-measure" }),
    route("measures/:measure/stages/:stage", admin("measure-stage"), { id: "admin-measure-stage" }),
    route("measures/:measure/positions", admin("measure-positions"), { id: "admin-measure-positions" }),
    route("officials", admin("officials"), { id: "admin-officials" }),
    route("officials/:official", admin("official"), { id: "admin-official" }),
    route("supporters", admin("supporters"), { id: "admin-supporters" }),
    route("supporters/bulk", admin("supporters-bulk"), { id: "admin-supporters-bulk" }),
    route("supporters/:supporter", admin("supporter"), { id: "admin-supporter" }),
    route("supporters/:supporter/merge", admin("supporter-merge"), { id: "admin-supporter-merge" }),
    route("donations", admin("donations"), { id: "admin-donations" }),
    route("donations/new", admin("donation-new"), { id: "admin-donation-new" }),
    route("donations/deposits", admin("donations-deposits"), { id: "admin-donations-deposits" }),
    route("donations/monthly", admin("donations-monthly"), { id: "admin-donations-monthly" }),
    route("donations/:donation", admin("donation"), { id: "admin-donation" }),
    route("tags", admin("tags"), { id: "admin-tags" }),
    route("segments", admin("segments"), { id: "admin-segments" }),
    route("settings", admin("settings-organisation"), { id: "admin-settings" }),
    route("settings/mail", admin("settings-mail"), { id: "admin-settings-mail" }),
    route("settings/words", admin("settings-words"), { id: "admin-settings-words" }),
    route("settings/giving", admin("settings-giving"), { id: "admin-settings-giving" }),
    route("settings/lists", admin("settings-lists"), { id: "admin-settings-lists" }),
    route("settings/suppressed", admin("settings-suppressed"), { id: "admin-settings-suppressed" }),
    route("settings/retention", admin("settings-retention"), { id: "admin-settings-retention" }),
    route("settings/outbox", admin("settings-outbox"), { id: "admin-settings-outbox" }),
    route("settings/outbox/:mail", admin("settings-mail-one"), { id: "admin-settings-mail-one" }),
    route("settings/jobs", admin("settings-jobs"), { id: "admin-settings-jobs" }),
    route("settings/health", admin("settings-health"), { id: "admin-settings-health" }),
    route("*", admin("not-found"), { id: "admin-not-found" }),
  ]),
  // These send files: they have no page around them.
  route("admin/exports/supporters", "routes/admin/export-supporters.ts", { id: "admin-export-supporters" }),
  route("admin/exports/donations", "routes/admin/export-donations.ts", { id: "admin-export-donations" }),
  route("admin/exports/signatures", "routes/admin/export-signatures.ts", { id: "admin-export-signatures" }),
  route("admin/runs/:run/files/:file", "routes/admin/run-file.ts", { id: "admin-run-file" }),
  // For the palette: JSON, no page around it.
  route("admin/find", "routes/admin/find.ts", { id: "admin-find" }),
  // For the editor: JSON, no page around it.
  route("admin/pictures", "routes/admin/pictures.ts", { id: "admin-pictures" }),
  // Sends a file: it has no page around it.
  route("admin/supporters/:supporter/data.json", "routes/admin/supporter-data.ts", {
    id: "admin-supporter-data",
  }),
  route("admin/donations/:donation/receipt.pdf", "routes/admin/donation-receipt.ts", {
    id: "admin-donation-receipt",
  }),
  route("admin/measures/:measure/positions.csv", "routes/admin/measure-positions-csv.ts", {
    id: "admin-measure-positions-csv",
  }),
  // Stands in a frame: it has no page around it.
  route("admin/campaigns/:campaign/blasts/:blast/mail", "routes/admin/blast-mail.ts", {
    id: "admin-blast-mail",
  }),
  // For the audience: JSON, no page around it.
  route("admin/campaigns/:campaign/blasts/:blast/count", "routes/admin/blast-count.ts", {
    id: "admin-blast-count",
  }),
  route("admin/campaigns/:campaign/blasts.csv", "routes/admin/blasts-csv.ts", { id: "admin-blasts-csv" }),
  route("admin/campaigns/:campaign/report.csv", "routes/admin/report-csv.ts", { id: "admin-report-csv" }),
  route("admin/campaigns/:campaign/officials.csv", "routes/admin/campaign-officials-csv.ts", {
    id: "admin-campaign-officials-csv",
  }),
  route("admin/settings/outbox/:mail/body", "routes/admin/settings-mail-body.ts", {
    id: "admin-settings-mail-body",
  }),
  route("admin/settings/suppressed.csv", "routes/admin/settings-suppressed-csv.ts", {
    id: "admin-settings-suppressed-csv",
  }),
  route("admin/audit.csv", "routes/admin/audit-csv.ts", { id: "admin-audit-csv" }),
  // What an open page of the panel asks and tells by itself.
  route("admin/campaigns/:campaign/editing/:kind/:subject", "routes/admin/editing.ts", {
    id: "admin-editing",
  }),
  route("admin/campaigns/:campaign/poster/proof.svg", "routes/admin/campaign-poster-proof.ts", {
    id: "admin-campaign-poster-proof",
  }),
  route("admin/campaigns/:campaign/poster/:file", "routes/admin/campaign-poster-file.ts", {
    id: "admin-campaign-poster-file",
  }),
];

export default [
  index(file("home"), { id: "en-home" }),
  route("es", file("home"), { id: "es-home" }),
  ...pages.flatMap(([path, name]) => [
    route(path, file(name), { id: `en-${name}` }),
    route(`es/${path}`, file(name), { id: `es-${name}` }),
  ]),

  // For machines.
  route("campaigns/:slug/feed.xml", machine("feed"), { id: "en-feed" }),
  route("es/campaigns/:slug/feed.xml", machine("feed"), { id: "es-feed" }),
  route("campaigns/:slug/next", machine("next-step"), { id: "en-next-step" }),
  route("es/campaigns/:slug/next", machine("next-step"), { id: "es-next-step" }),
  route("petitions/:slug.json", machine("petition-json"), { id: "en-petition-json" }),
  route("es/petitions/:slug.json", machine("petition-json"), { id: "es-petition-json" }),
  ...["", "es/"].flatMap((prefix) => {
    const id = (name: string) => `${prefix ? "es" : "en"}-${name}`;
    return [
      route(`${prefix}petitions/:slug/recent.json`, machine("petition-recent"), {
        id: id("petition-recent"),
      }),
      route(`${prefix}petitions/:slug/check.json`, machine("petition-check"), { id: id("petition-check") }),
      route(`${prefix}donate/:slug/check.json`, machine("donate-check"), { id: id("donate-check") }),
      route(`${prefix}preferences/:token/data.json`, machine("preferences-data"), {
        id: id("preferences-data"),
      }),
      route(`${prefix}giving/papers/:token`, machine("giving-paper"), { id: id("giving-paper") }),
    ];
  }),
  route("mail/:blast", machine("blast-archive"), { id: "en-blast-archive" }),
  route("es/mail/:blast", machine("blast-archive"), { id: "es-blast-archive" }),
  route("go/:token/:link", machine("blast-link")),
  route("hooks/stripe", machine("stripe-hook")),
  route("hooks/email/:provider", machine("mail-hook")),
  route("sitemap.xml", machine("sitemap")),
  route("sitemaps/:page.xml", machine("sitemap-page")),
  route("robots.txt", machine("robots")),
  route("og/home.png", machine("og-home")),
  route("og/logo/:picture.png", machine("og-logo")),
  ...["png", "jpg"].flatMap((ending) => [
    route(`og/campaigns/:slug.${ending}`, machine("og-campaign"), { id: `og-campaign-${ending}` }),
    route(`og/petitions/:slug.${ending}`, machine("og-petition"), { id: `og-petition-${ending}` }),
    route(`og/news/:campaign/:post.${ending}`, machine("og-post"), { id: `og-post-${ending}` }),
    route(`og/mail/:slug.${ending}`, machine("og-mail"), { id: `og-mail-${ending}` }),
  ]),
  route("media/:picture/:file", machine("picture")),
  route("posters/petitions/:slug.svg", machine("petition-poster")),

  ...panel,

  // The specimen sheet of the design system.
  ...(process.env.NODE_ENV === "development" ? [route("_ui", "routes/dev/ui.tsx")] : []),

  route("es/*", file("not-found"), { id: "es-not-found" }),
  route("*", file("not-found"), { id: "en-not-found" }),
] satisfies RouteConfig;
