import type { CampaignPage } from "#app/campaigns/campaign.ts";
import type { DivisionType } from "#app/geography/division.ts";
import { bodyOf, isCongress } from "#app/measures/body.ts";
import { chambers } from "#app/officials/houses.ts";
import type { LookUpAnswer } from "#app/officials/look-up.server.ts";
import type { OfficeFound } from "#app/officials/office-found.ts";
import { findPhase } from "#app/targets/phase.server.ts";
import { divisionTypesFor } from "#app/targets/rule.ts";

/** The houses that a campaign's supporters are shown their members of, and the types of division that elect those. */
export type DecidingHouses = { levels: OfficeFound["level"][]; types: DivisionType[] };

/**
 * The houses of the body that a campaign's measure is before. Both Congress and the state's legislature where there is no
 * measure, or where its body decides nothing for people of this state ("CA"; null: not known).
 */
export async function decidingHouses(
  { measureId }: Pick<CampaignPage, "measureId">,
  stateCode: string | null,
): Promise<DecidingHouses> {
  const { jurisdictionId } = await findPhase({ measureId, heldStageId: null });
  const body = jurisdictionId && bodyOf(jurisdictionId);
  const ofCongress = divisionTypesFor("US", [...chambers]);
  const ofState = divisionTypesFor(null, [...chambers]);
  if (body && isCongress(body)) return { levels: ["federal"], types: ofCongress };
  if (body && body === stateCode) return { levels: ["state"], types: ofState };
  return { levels: ["federal", "state"], types: [...ofCongress, ...ofState] };
}

/** An answer without the offices that sit in none of these houses. */
export function ofHouses(answer: LookUpAnswer, { levels }: DecidingHouses): LookUpAnswer {
  const sits = ({ level, chamber }: OfficeFound) => chamber !== null && levels.includes(level);
  return {
    ...answer,
    offices: answer.offices.filter(sits),
    candidates: answer.candidates.map((each) => ({
      ...each,
      divisions: each.divisions.map((division) => ({ ...division, offices: division.offices.filter(sits) })),
    })),
  };
}
