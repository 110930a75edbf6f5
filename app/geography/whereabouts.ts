import type { DivisionType } from "./division.ts";
import type { Division } from "./known-divisions.server.ts";
import type { Dropped } from "./read-layers.ts";

export type Precision = "exact" | "candidates" | "state" | "none";

/**
 * Who said where somebody lives. `asOf` ISO 8601, null: not known. `status` of a geocoder: "used", "several" places
 * that fit, "no-match", or why it did not answer.
 */
export type WhereSource = {
  kind: "geocoder" | "shapes" | "zip" | "place";
  name: string;
  asOf: string | null;
  status: "used" | "several" | "no-match" | "off" | "slow" | "busy" | "resting" | "failed" | "nonsense";
  /** Types of division it was used for. */
  types: DivisionType[];
  dropped: Dropped[];
};

type From = Pick<WhereSource, "kind" | "name" | "asOf">;

/** What is known of where somebody lives, filled in step by step, what is surest first. */
export class Whereabouts {
  /** An address or a point lies in these divisions. */
  isResolved = false;
  /** The ZIP code has an area of its own, and is not only a post office's. */
  hasArea = false;
  readonly #byType = new Map<DivisionType, Division[]>();
  readonly #open = new Map<DivisionType, Division[]>();
  readonly #sources: WhereSource[] = [];
  readonly #expected: DivisionType[] = [];

  constructor(readonly day: string) {}

  /** Adds divisions of types that no earlier step knew. A type is settled when its step is over: see `settle`. */
  take(divisions: readonly Division[], from: From | null): void {
    for (const { id, type, name, stateCode, landShare } of divisions) {
      if (this.#byType.has(type)) continue;
      const list = this.#open.get(type) ?? [];
      if (list.some((each) => each.id === id)) continue;
      this.#open.set(type, [...list, { id, type, name, stateCode, landShare: landShare ?? null }]);
      if (from) this.#credit(from, type);
    }
  }

  /** Ends a step: what it told is not added to by later ones. */
  settle(): void {
    for (const [type, divisions] of this.#open) this.#byType.set(type, divisions);
    this.#open.clear();
  }

  /** Remembers how a source did that was asked. */
  note(source: Omit<WhereSource, "types">): void {
    this.settle();
    const known = this.#sources.find(({ name, kind }) => name === source.name && kind === source.kind);
    if (known) Object.assign(known, source);
    else this.#sources.push({ ...source, types: [] });
  }

  #credit({ kind, name, asOf }: From, type: DivisionType): void {
    let source = this.#sources.find((each) => each.kind === kind && each.name === name && each.asOf === asOf);
    if (!source) {
      source = { kind, name, asOf, status: "used", types: [], dropped: [] };
      this.#sources.push(source);
    }
    if (!source.types.includes(type)) source.types.push(type);
  }

  /** Types of which there must be one, known or not. */
  expect(types: DivisionType[]): void {
    this.#expected.push(...types);
  }

  /** Nothing is known at all. */
  get isEmpty(): boolean {
    return this.#byType.size === 0;
  }

  has(type: DivisionType): boolean {
    return this.#byType.has(type);
  }

  get sources(): WhereSource[] {
    return this.#sources;
  }

  /** Of what is certain; null where it is open which state it is. */
  get stateCode(): string | null {
    const codes = new Set([...this.#byType.values()].flat().map(({ stateCode }) => stateCode));
    return codes.size === 1 ? [...codes][0]! : null;
  }

  /** What is certain, from the state to what is smallest. */
  get divisions(): Division[] {
    return this.#inOrder().flatMap(([, divisions]) => (divisions.length === 1 ? divisions : []));
  }

  /** What is not: each type with all that it may be; with none where nothing says which of the state's it is. */
  get candidates(): { type: DivisionType; divisions: Division[] }[] {
    const several = this.#inOrder()
      .filter(([, divisions]) => divisions.length > 1)
      .map(([type, divisions]) => ({ type, divisions }));
    const unknown = this.#expected.filter((type) => !this.#byType.has(type));
    return [...several, ...unknown.map((type) => ({ type, divisions: [] }))];
  }

  get precision(): Precision {
    const { candidates, divisions } = this;
    if (this.isEmpty) return "none";
    if (candidates.some((each) => each.divisions.length > 1)) return "candidates";
    if (this.isResolved && divisions.some(({ type }) => type === "cd")) return "exact";
    if (!this.hasArea || !this.has("cd")) return "state";
    return candidates.length > 0 ? "candidates" : "exact";
  }

  #inOrder(): [DivisionType, Division[]][] {
    const order: DivisionType[] = ["state", "cd", "sldu", "sldl", "county", "place", "other"];
    return [...this.#byType].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  }
}
