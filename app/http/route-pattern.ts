/** Patterns as routes.ts has them; what matches none is "other", so that nobody can invent labels. */
const PATTERNS: [RegExp, string][] = [
  [/^\/$/, "/"],
  [/^\/assets\//, "/assets/*"],
  [/^\/petitions\/[^/]+\.json$/, "/petitions/:slug.json"],
  [/^\/petitions\/[^/]+\/?$/, "/petitions/:slug"],
  [/^\/petitions\/[^/]+\/thanks\/?$/, "/petitions/:slug/thanks"],
  [/^\/petitions\/[^/]+\/[^/]+\/?$/, "/petitions/:slug/*"],
  [/^\/calls\/[^/]+\/?$/, "/calls/:slug"],
  [/^\/calls\/[^/]+\/thanks\/?$/, "/calls/:slug/thanks"],
  [/^\/campaigns\/[^/]+\/?$/, "/campaigns/:slug"],
  [/^\/campaigns\/[^/]+\/news\/?$/, "/campaigns/:slug/news"],
  [/^\/campaigns\/[^/]+\/news\/[^/]+\/?$/, "/campaigns/:slug/news/:post"],
  [/^\/campaigns\/[^/]+\/positions\/?$/, "/campaigns/:slug/positions"],
  [/^\/campaigns\/[^/]+\/feed\.xml$/, "/campaigns/:slug/feed.xml"],
  [/^\/confirm\/[^/]+/, "/confirm/:token"],
  [/^\/unsubscribe\/[^/]+/, "/unsubscribe/:token"],
  [/^\/preferences\/[^/]+/, "/preferences/:token"],
  [/^\/giving\/papers\/[^/]+/, "/giving/papers/:token"],
  [/^\/giving\/[^/]+/, "/giving/:token"],
  [/^\/api\/officials\/?$/, "/api/officials"],
  [
    /^\/(officials|preferences|giving|privacy|accessibility|healthz|readyz|metrics|robots\.txt|sitemap\.xml)\/?$/,
    "/$1",
  ],
  [/^\/hooks\/stripe$/, "/hooks/stripe"],
  [/^\/hooks\/email\/[^/]+$/, "/hooks/email/:provider"],
  [/^\/admin(?:\.data)?$/, "/admin"],
  [/^\/admin\/(staff|account|audit|sign-in|sign-out|second-factor|forgot)(?:\/|\.|$)/, "/admin/$1"],
  [/^\/admin\/(set-up|invitation|reset)\/[^/]+/, "/admin/$1/:token"],
  [/^\/admin\//, "/admin/*"],
  [/^\/language\/[^/]+$/, "/language/:code"],
  [/^\/themes\/[^/]+$/, "/themes/:inks.css"],
  [/^\/(og|posters|sitemaps)\//, "/$1/*"],
];

/** The pattern of a path, as a label for metrics and logs; the Spanish page shares the English one's. */
export function routePattern(pathname: string): string {
  const path = pathname.replace(/^\/es(?=\/|$)/, "") || "/";
  for (const [form, label] of PATTERNS) {
    const match = form.exec(path);
    if (match) return label.replace("$1", match[1] ?? "");
  }
  return "other";
}

/** A path as a log may hold it: without query, and with whatever could be a secret or a person left out. */
export function loggedPath(pathname: string): string {
  return pathname
    .slice(0, 200)
    .replace(/^(\/es)?\/(confirm|unsubscribe|preferences|giving)\/.*/, "$1/$2/:token")
    .replace(/^\/admin\/(set-up|invitation|reset)\/.*/, "/admin/$1/:token")
    .split("/")
    .map((part) => (part.includes("@") || /%40/i.test(part) || /^[\w-]{40,}$/.test(part) ? ":hidden" : part))
    .join("/");
}
