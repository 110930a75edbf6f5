type LinkedFacts = Record<"headline" | "outlet" | "datedOn" | "byline" | "language", string | null>;

/** More parts than this a page about one article does not have. */
const MOST_PARTS = 300;

type Part = Record<string, unknown>;

/** What the linked data of a page (JSON-LD in schema.org's words) says of the article on it. */
export function readLinkedData(scripts: readonly string[]): LinkedFacts {
  const article = scripts.flatMap(partsOf).find(isArticle) ?? {};
  return {
    headline: textOf(article.headline) ?? textOf(article.name),
    outlet: nameOf(article.publisher) ?? nameOf(article.sourceOrganization),
    datedOn: textOf(article.datePublished) ?? textOf(article.dateCreated),
    byline: namesOf(article.author ?? article.creator),
    language: textOf(article.inLanguage) ?? textOf((article.inLanguage as Part | undefined)?.alternateName),
  };
}

/** The parts of one script: alone, in a list, or in a graph. What is no JSON has none. */
function partsOf(script: string): Part[] {
  try {
    const read: unknown = JSON.parse(script);
    const graph = (part: unknown) =>
      isPart(part) && Array.isArray(part["@graph"]) ? part["@graph"] : [part];
    return [read].flat().slice(0, MOST_PARTS).flatMap(graph).slice(0, MOST_PARTS).filter(isPart);
  } catch {
    return [];
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** NewsArticle, OpinionNewsArticle, BlogPosting: names of such types end alike. */
function isArticle(part: Part): boolean {
  return [part["@type"]]
    .flat()
    .some((type) => typeof type === "string" && /(?:Article|Posting|Report)$/.test(type));
}

function textOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}

function nameOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return isPart(first) ? textOf(first.name) : textOf(first);
}

/** Everybody who wrote it; an address in place of a name says nothing. */
function namesOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map(nameOf)
    .filter((name): name is string => name !== null && !/^https?:/i.test(name));
  return names.length > 0 ? names.join(", ") : null;
}
