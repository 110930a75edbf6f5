import { congressDivision } from "#app/geography/division.ts";
import { houseOffice, senateOffice } from "./offices.ts";
import type { OfficeFacts } from "./official-facts.ts";

/** Members of the House by state after the census of 2020: of the Congresses that sit from 2023 to 2033. */
const MEMBERS =
  "AL 7 AK 1 AZ 9 AR 4 CA 52 CO 8 CT 5 DE 1 FL 28 GA 14 HI 2 ID 2 IL 17 IN 9 IA 4 KS 4 KY 6 LA 6 ME 2 MD 8 MA 9 MI 13 MN 8 MS 4 MO 8 MT 2 NE 3 NV 4 NH 2 NJ 12 NM 3 NY 26 NC 14 ND 1 OH 15 OK 5 OR 6 PA 17 RI 2 SC 7 SD 1 TN 9 TX 38 UT 4 VT 1 VA 11 WA 10 WV 2 WI 8 WY 1";

const DELEGATES = ["AS", "DC", "GU", "MP", "PR", "VI"];

/** Every office of Congress, held or not: 50 of two senators each, 435 districts, 5 delegates, 1 resident commissioner. */
export function officesOfCongress(): OfficeFacts[] {
  const members = [...MEMBERS.matchAll(/([A-Z]{2}) (\d+)/g)].map(
    ([, state, seats]) => [state!, Number(seats)] as const,
  );
  const districts = members.flatMap(([state, seats]) =>
    seats === 1
      ? [houseOffice(state, 0)]
      : Array.from({ length: seats }, (_, at) => houseOffice(state, at + 1)),
  );
  return [
    ...members.map(([state]) => senateOffice(state)),
    ...districts,
    ...DELEGATES.map((state) => houseOffice(state, 0)),
  ];
}

/** Whether Congress has a district of this number. */
const known = new Set<string>();

export function isDistrict(state: string, district: string | number): boolean {
  if (known.size === 0) for (const { divisionId } of officesOfCongress()) known.add(divisionId);
  return known.has(congressDivision(state, district));
}
