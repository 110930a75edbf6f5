/**
 * The rooms of app/ (docs/architecture.md): imports go down a level, never sideways or up.
 * A new room is added to its level here; a folder that no level names fails "every folder is a room".
 */
const LEVELS = [
  ["platform", "i18n", "locales", "ui"],
  ["audit"],
  ["revisions", "runs", "media"],
  ["sources"],
  ["mail", "geography", "print"],
  ["organisation", "bounces"],
  ["staff", "guard"],
  ["supporters", "officials"],
  ["campaigns", "measures", "facts"],
  ["actions", "targets"],
  ["petitions", "news"],
  ["outreach"],
  ["calls", "letters", "donations"],
  ["segments", "ladder"],
  ["exports", "imports", "deliveries", "reports", "review", "upkeep", "blasts"],
  ["http"],
  ["routes", "worker", "commands"],
];
const DOORS = ["http", "routes", "worker", "commands"];
// Platform, languages and the design system are the floor that all stand on; they may lean on one another.
const FLOOR = LEVELS[0];

const inside = (rooms) => `^app/(${rooms.join("|")})/`;
const test = "\\.test\\.tsx?$";

function levelRules() {
  return LEVELS.flatMap((level, at) =>
    level.map((room) => {
      const above = LEVELS.slice(at + 1).flat();
      const beside = level === FLOOR ? [] : level.filter((other) => other !== room);
      return {
        name: `${room}-imports-down`,
        severity: "error",
        comment: `${room} may not import its neighbours or what stands above it.`,
        from: { path: `^app/${room}/`, pathNot: test },
        to: { path: inside([...above, ...beside, "enhance"]), dependencyTypesNot: ["type-only"] },
      };
    }),
  );
}

module.exports = {
  forbidden: [
    ...levelRules(),
    {
      name: "every-folder-is-a-room",
      severity: "error",
      from: { path: "^app/(?!(enhance|[^/]+\\.tsx?$))", pathNot: inside(LEVELS.flat()) },
      to: {},
    },
    {
      name: "doors-never-touch-the-database",
      severity: "error",
      comment: "A door parses, calls one domain function and answers.",
      from: { path: [inside(DOORS), "^app/[^/]+\\.tsx?$"], pathNot: test },
      to: { path: "^app/platform/(db\\.server|prisma/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-stay-in-the-browser",
      severity: "error",
      from: { path: ["^app/ui/", "^app/[^/]+/ui/"], pathNot: test },
      to: { path: ["\\.server\\.", "^node:"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "remix-stays-at-the-edge",
      severity: "error",
      comment: "The fewer modules know the framework, the cheaper the next one is.",
      from: {
        path: "^app/",
        pathNot: ["^app/(http|routes)/", "^app/[^/]+\\.tsx?$", "^app/ui/", "^app/[^/]+/ui/", test],
      },
      to: { path: "node_modules/@remix-run/" },
    },
    {
      name: "routes-stand-alone",
      severity: "error",
      comment: "The specimens of the design system are one page in several files.",
      from: { path: "^app/routes/(.+)$", pathNot: [test, "^app/routes/dev/"] },
      to: { path: "^app/routes/", pathNot: ["^app/routes/$1$", "\\.server\\.ts$"] },
    },
    {
      name: "paper-knows-no-app",
      severity: "error",
      comment: "Mails take props and give markup.",
      from: { path: "^emails/", pathNot: test },
      to: { path: "^app/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "browser-script-stands-alone",
      severity: "error",
      from: { path: "^app/enhance/", pathNot: test },
      to: { path: ["\\.server\\.", "^node:", "node_modules/(react|@remix-run)/"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "everything-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "production-needs-no-development-package",
      severity: "error",
      comment: "routes.ts is read by the build alone.",
      from: { path: ["^app/", "^emails/"], pathNot: [test, "^app/routes\\.ts$", "^app/enhance/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/platform/prisma/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};
