import { sittingCongress } from "../../app/geography/congress.ts";
import { type FakeGeocoder, found, match, says } from "../fakes/geocoder.ts";

const here = () =>
  match({
    congress: sittingCongress(new Date().toISOString().slice(0, 10)),
    cd: "96",
    upper: "096",
    lower: "097",
    zip: "94997",
  });

/** What the geocoder of the journeys knows: one street and one point, both in the same districts. */
export const answerJourneys: FakeGeocoder["answer"] = (response, query) => {
  const address = query.get("address") ?? "";
  if (address.includes("Hanging")) return;
  if (!query.has("address")) return says({ result: { geographies: here().geographies } })(response, query);
  found(address.includes("Journey") ? [here()] : [])(response, query);
};
