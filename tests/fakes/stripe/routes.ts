import { refused, unknown } from "./faults.ts";
import { type Form, group, integer, text } from "./form.ts";
import { idOf, type Kind, type Kinds } from "./store.ts";
import type { World } from "./world.ts";

/** A request that was let in. `path` holds what stands at the colons of the route. */
export type Asked = { world: World; path: Record<string, string>; form: Form };

export type Route = [method: "GET" | "POST" | "DELETE", path: string, answer: (asked: Asked) => object];

/** What a list may be narrowed by: name of the parameter, and what an object must have there. */
type Filters<T> = Record<string, (object: T, wanted: string, world: World) => boolean>;

/** The object, or Stripe's 404. */
export function need<K extends Kind>(world: World, kind: K, id: unknown, param = "id"): Kinds[K] {
  const found = world.store.find(kind, id);
  if (!found) throw unknown(kind, idOf(id) ?? "", param);
  return found;
}

export function retrieve<K extends Kind>(path: string, kind: K): Route {
  return ["GET", `${path}/:id`, ({ world, path: { id } }) => need(world, kind, id)];
}

export function list<K extends Kind>(path: string, kind: K, filters: Filters<Kinds[K]> = {}): Route {
  return [
    "GET",
    path,
    ({ world, form }) => page(filtered(world, world.store.all(kind), form, filters), form, path),
  ];
}

/** Filters by a field that holds an id or a plain text. */
export function by<T>(field: keyof T): (object: T, wanted: string) => boolean {
  return (object, wanted) => idOf(object[field]) === wanted;
}

function filtered<T extends { created?: number }>(
  world: World,
  all: T[],
  form: Form,
  filters: Filters<T>,
): T[] {
  const wanted = Object.keys(filters).flatMap((name) => {
    const value = text(form, name);
    return value === null ? [] : [(object: T) => filters[name]!(object, value, world)];
  });
  return all.filter(
    (object) => isCreatedWithin(object.created ?? 0, form) && wanted.every((fits) => fits(object)),
  );
}

const BOUNDS = {
  gt: (created: number, bound: number) => created > bound,
  gte: (created: number, bound: number) => created >= bound,
  lt: (created: number, bound: number) => created < bound,
  lte: (created: number, bound: number) => created <= bound,
};

function isCreatedWithin(created: number, form: Form): boolean {
  const exact = integer(form, "created");
  if (exact !== null) return created === exact;
  const bounds = group(form, "created");
  return Object.entries(BOUNDS).every(([name, holds]) => {
    const bound = integer(bounds, name);
    return bound === null || holds(created, bound);
  });
}

/** One page of a list: `limit` 1 to 100, after or before the object that was named. */
export function page<T extends { id: string }>(all: T[], form: Form, url: string) {
  const limit = integer(form, "limit") ?? 10;
  if (limit < 1 || limit > 100) throw refused("This value must be between 1 and 100.", "limit");
  const after = text(form, "starting_after");
  const before = text(form, "ending_before");
  const from = after ? place(all, after, "starting_after") + 1 : 0;
  const to = before ? place(all, before, "ending_before") : all.length;
  const start = before && !after ? Math.max(0, to - limit) : from;
  const data = all.slice(start, Math.min(start + limit, to));
  const hasMore = before ? start > 0 : start + data.length < to;
  return { object: "list" as const, data, has_more: hasMore, url };
}

function place(all: { id: string }[], id: string, param: string): number {
  const at = all.findIndex((object) => object.id === id);
  if (at < 0) throw unknown("object", id, param);
  return at;
}
