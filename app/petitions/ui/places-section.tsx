import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { DotMap } from "#app/ui/dot-map.tsx";
import type { MapPlace } from "#app/ui/dot-screen.ts";
import { california } from "#app/ui/outlines.ts";
import { RankedBars, type RankedPlace } from "#app/ui/ranked-bars.tsx";
import { Section } from "#app/ui/section.tsx";

type PlacesSectionProps = {
  level: "county" | "region";
  places: RankedPlace[];
  rest: string | null;
  /** Without the Oxford rule, where it stands in a column. */
  plain?: boolean;
  map: { state: string; places: MapPlace[]; labels: { name: string; lat: number; lon: number }[] } | null;
};

const outlines: Record<string, typeof california> = { CA: california };

/** Where the signers live: a ranked list, beside a map where the organizer wants one and we can draw it. */
export function PlacesSection({ level, places, rest, map, plain = true }: PlacesSectionProps) {
  const t = useT("petitions");
  const language = useLanguage();
  const list = (
    <div className="stack stack-tight">
      <h3>{t(`places.${level}`)}</h3>
      <RankedBars places={places} rest={rest} />
      <p className="fine muted">{t("places.note")}</p>
    </div>
  );
  const outline = map && outlines[map.state];
  const largest = places.slice(0, 3).map(({ name }) => name);
  return (
    <Section title={t("places.title")} id="places" plain={plain}>
      {map && outline ? (
        <DotMap
          places={map.places}
          outline={outline}
          labels={map.labels.map((label) => ({ ...label, side: "left" }))}
          title={t("places.map", { places: new Intl.ListFormat(language).format(largest) })}
        >
          {list}
        </DotMap>
      ) : (
        list
      )}
    </Section>
  );
}
