import type { DivisionType } from "./division.ts";

type House = Extract<DivisionType, "sldu" | "sldl">;

/** One house, or none whose members are elected by districts. */
const unusual: Record<string, House[]> = {
  NE: ["sldu"],
  DC: ["sldu"],
  AS: [],
  GU: [],
  MP: [],
  VI: [],
};

/** The houses of a state's legislature ("CA") by the type of the districts that elect them. */
export function housesOf(stateCode: string): House[] {
  return unusual[stateCode] ?? ["sldu", "sldl"];
}
