import { country, stateDivision } from "#app/geography/division.ts";
import { type Body, bodyOf, isCongress } from "#app/measures/body.ts";
import { type Committee, findCommittee } from "#app/measures/committees.server.ts";
import type { Stance } from "#app/measures/stance.ts";
import type { Chamber } from "#app/officials/houses.ts";
import type { OfficeFound } from "#app/officials/office-found.ts";
import { officesHeldBy } from "#app/officials/offices-held-by.server.ts";
import { officialsFor } from "#app/officials/officials-for.server.ts";
import { pool } from "#app/platform/db.server.ts";
import type { CommitteeRole } from "#app/platform/prisma/enums.ts";
import { findPhase } from "./phase.server.ts";
import { type Ask, askOf, byStance, executives, isUndecided } from "./rule.ts";
import type { AskedCommittee, Target, TargetPage, Targets } from "./target.ts";

type Supporter = { divisions: string[]; day: string };

/**
 * Whom a page asks a supporter to reach on a day.
 *
 * Shapes: `divisions` are the Open Civic Data ids that the supporter is known to live in, and none of those that they
 * may live in; `day` is ISO 8601. Where the rule finds nobody, the page's fallback is asked, and where that finds nobody
 * either, nobody is: a seat is never made up. Errors: only a database failure throws.
 */
export async function targetsFor(page: TargetPage, supporter: Supporter): Promise<Targets> {
  const { jurisdictionId, phase } = await findPhase(page);
  const body = jurisdictionId === null ? null : bodyOf(jurisdictionId);
  const ask = askOf(page, phase);
  const committee = ask.of === "committee" ? await findCommittee(ask.committeeId) : null;
  const finder = new Finder(page, body, supporter, await stancesOn(page.measureId));
  const asked: Pick<Targets, "committee" | "phase"> = {
    committee: committee && askedCommittee(committee),
    phase: page.rule === "stage" ? phase : null,
  };
  if (ask.of === "nobody") return { targets: [], by: "rule", vacant: [], ...asked };
  const found = await finder.find(ask, committee);
  if (found.targets.length > 0) return { ...found, by: "rule", ...asked };
  return { targets: await finder.fallback(committee), by: "fallback", vacant: found.vacant, ...asked };
}

class Finder {
  constructor(
    private readonly page: TargetPage,
    private readonly body: Body | null,
    private readonly supporter: Supporter,
    private readonly stances: Map<string, Stance>,
  ) {}

  async find(
    ask: Exclude<Ask, { of: "nobody" }>,
    committee: Committee | null,
  ): Promise<Pick<Targets, "targets" | "vacant">> {
    if (ask.of === "executive") return { targets: await this.#executive(), vacant: [] };
    if (ask.of === "committee")
      return { targets: committee ? await this.#onCommittee(committee) : [], vacant: [] };
    const offices = await this.#ownOffices(ask.chambers);
    const targets = offices.flatMap((office) => this.#targetsOf(office, { isOwn: true }));
    return {
      targets: (ask.onlyUndecided ? targets.filter(({ stance }) => isUndecided(stance)) : targets).sort(
        byStance,
      ),
      vacant: offices.filter(({ vacant }) => vacant > 0),
    };
  }

  async fallback(committee: Committee | null): Promise<Target[]> {
    switch (this.page.fallback) {
      case "nobody":
        return [];
      case "executive":
        return this.#executive();
      case "own": {
        const offices = await this.#ownOffices(this.page.chambers);
        return offices.flatMap((office) => this.#targetsOf(office, { isOwn: true })).sort(byStance);
      }
      case "chair": {
        const chair = committee?.members.find(({ role }) => role === "chair");
        if (!chair) return this.#executive();
        const held = await officesHeldBy([chair.officialId], this.supporter.day);
        return held.flatMap((office) => this.#targetsOf(office, { isOwn: false, role: "chair" }));
      }
    }
  }

  async #onCommittee({ members }: Committee): Promise<Target[]> {
    const roles = new Map(members.map(({ officialId, role }) => [officialId, role]));
    const own = await officialsFor(this.supporter.divisions, this.supporter.day);
    return own
      .flatMap((office) => this.#targetsOf(office, { isOwn: true }))
      .flatMap((target) => {
        const role = roles.get(target.official.id);
        return role ? [{ ...target, role }] : [];
      })
      .sort(byStance);
  }

  /** The governor of the state that decides; the President where Congress does. */
  async #executive(): Promise<Target[]> {
    const state = this.body ?? stateOf(this.supporter.divisions);
    if (!state) return [];
    const division = isCongress(state) ? country : stateDivision(state);
    const offices = await officialsFor([division], this.supporter.day);
    return offices
      .filter(({ key }) => executives.has(key))
      .flatMap((office) => this.#targetsOf(office, { isOwn: this.supporter.divisions.includes(division) }));
  }

  /** The supporter's own seats in these houses of the body that decides. */
  async #ownOffices(asked: Chamber[]): Promise<OfficeFound[]> {
    const { body } = this;
    const level = body && isCongress(body) ? "federal" : "state";
    const offices = await officialsFor(this.supporter.divisions, this.supporter.day);
    return offices.filter(
      (office) =>
        office.level === level &&
        asked.some((chamber) => chamber === office.chamber) &&
        (body === null || isCongress(body) || isIn(office.divisionId, stateDivision(body))),
    );
  }

  #targetsOf(
    { holders, ...office }: OfficeFound,
    { isOwn, role = null }: { isOwn: boolean; role?: CommitteeRole | null },
  ): Target[] {
    return holders.map((official) => ({
      official,
      office,
      stance: this.stances.get(official.id) ?? "unknown",
      isOwn,
      role,
    }));
  }
}

const isIn = (division: string, area: string) => division === area || division.startsWith(`${area}/`);

function stateOf(divisions: string[]): Body | null {
  const found = divisions.flatMap(
    (id) => /^ocd-division\/country:us\/(?:state|district|territory):([a-z]{2})/.exec(id)?.[1] ?? [],
  );
  return found[0]?.toUpperCase() ?? null;
}

const askedCommittee = ({ id, names, chamber }: Committee): AskedCommittee => ({ id, names, chamber });

/** The latest statement of each official on a measure, by their id; of no measure: none. Only a database failure throws. */
export async function stancesOn(measureId: string | null): Promise<Map<string, Stance>> {
  if (!measureId) return new Map();
  const { rows } = await pool.query<{ id: string; stance: Stance }>(
    `SELECT DISTINCT ON (official_id) official_id AS id, stance FROM position
     WHERE measure_id = $1 ORDER BY official_id, stated_on DESC, id DESC`,
    [measureId],
  );
  return new Map(rows.map(({ id, stance }) => [id, stance]));
}
