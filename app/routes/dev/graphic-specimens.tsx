import { BillTrack } from "#app/ui/bill-track.tsx";
import { DateStamp } from "#app/ui/date-stamp.tsx";
import { DotMap } from "#app/ui/dot-map.tsx";
import { Clipping, Dateline, PostCard, Statement } from "#app/ui/news-posts.tsx";
import { california } from "#app/ui/outlines.ts";
import { PartnerNames } from "#app/ui/partner-names.tsx";
import { PositionLedger, PositionTally } from "#app/ui/position-ledger.tsx";
import { RankedBars } from "#app/ui/ranked-bars.tsx";
import { Section } from "#app/ui/section.tsx";
import { TwoTries } from "#app/ui/two-tries.tsx";
import { first, second, spanish } from "./specimen-bill.ts";
import { counties } from "./specimen-counties.ts";

export function GraphicSpecimens({ mode }: { mode: string }) {
  return (
    <>
      <BillSpecimens />
      <PositionSpecimens mode={mode} />
      <MapSpecimens />
      <NewsSpecimens />
      <Section title="The coalition">
        <PartnerNames
          partners={[
            "NDLON",
            "Valley Parents United",
            "Harbor Workers Center",
            "Iglesia Nueva Esperanza",
          ].map((name, index) => ({ key: name, name, href: index === 0 ? "https://ndlon.org/" : null }))}
        />
      </Section>
    </>
  );
}

function BillSpecimens() {
  return (
    <>
      <Section
        title="Two tries, one bill"
        aside="Dates are shown where we hold the record. Stages to come carry the vote they need."
      >
        <TwoTries tries={[second, first]} returnText={(days) => `${days} days later it came back`} />
      </Section>
      <Section title="Dos intentos" link={{ href: "#history", text: "Historia completa" }}>
        <div lang="es">
          <TwoTries tries={spanish} returnText={(days) => `${days} días después, volvió`} />
        </div>
      </Section>
      <Section title="One try, and stamps">
        <BillTrack stages={second.stages} label="AB 4" />
        <p className="button-row page-top">
          <DateStamp word="Vetoed" date="30 Sep 2012" kind="against" />
          <DateStamp word="Firmada" date="5 oct 2013" />
          <DateStamp word="Closed" date="1 Jan 2014" kind="closed" />
          <DateStamp word="Signed" date="__ ___ 2013" kind="waiting" />
          <DateStamp word="Signed" date="5 October 2013" large />
        </p>
      </Section>
    </>
  );
}

function PositionSpecimens({ mode }: { mode: string }) {
  return (
    <Section title="Where they stand" link={{ href: "#all", text: "All positions" }}>
      <PositionTally
        label="Positions"
        rows={[
          { stance: "supports", text: "Supports", count: "4" },
          { stance: "leans", text: "Leans our way", count: "1" },
          { stance: "undecided", text: "Undecided", count: "1" },
          { stance: "unknown", text: "No position yet", count: "1" },
          { stance: "opposes", text: "Opposes", count: "1" },
        ]}
      />
      <PositionLedger
        rows={[
          {
            key: `brown-${mode}`,
            name: "Jerry Brown",
            office: "Governor of California",
            stance: "undecided",
            stanceText: "Open to talks",
            evidence: "Vetoed AB 1081. His staff have now met us for the first time since.",
            date: "30 September 2012",
            link: { href: "#evidence", text: "Evidence", hidden: "Jerry Brown" },
          },
          {
            key: `harris-${mode}`,
            name: "Kamala Harris",
            office: "Attorney General of California",
            stance: "unknown",
            stanceText: "No position yet",
            evidence: "Told local agencies that complying with a federal detainer is voluntary.",
            date: "Early December 2012",
          },
          {
            key: `baca-${mode}`,
            name: "Lee Baca",
            office: "Sheriff of Los Angeles County",
            stance: "opposes",
            stanceText: "Opposed the bill",
            evidence: "Now says he will not hand over people held for minor offences.",
            date: "December 2012",
          },
          {
            key: `garcia-${mode}`,
            name: "Jesús García",
            office: "Commissioner, Cook County, Illinois",
            stance: "supports",
            stanceText: "Supports limits",
          },
        ]}
      />
    </Section>
  );
}

function MapSpecimens() {
  return (
    <Section title="Where signers live">
      <DotMap
        title="Map of California: most signers live around Los Angeles, San Diego and the Bay Area"
        places={counties}
        outline={california}
        labels={[
          { name: "Los Angeles", lat: 34.05, lon: -118.24, side: "left" },
          { name: "Bay Area", lat: 37.77, lon: -122.3, side: "left" },
          { name: "Sacramento", lat: 38.58, lon: -121.49, side: "right" },
          { name: "Fresno", lat: 36.74, lon: -119.78, side: "right" },
        ]}
      >
        <RankedBars
          places={counties
            .filter(({ count }) => count > 1000)
            .map((county) => ({ ...county, figure: county.count.toLocaleString("en") }))}
          rest="The other counties: 11,650. Counties under 5 signers are grouped, so that no one can be picked out."
        />
      </DotMap>
    </Section>
  );
}

function NewsSpecimens() {
  return (
    <Section title="News" link={{ href: "#news-all", text: "All news" }}>
      <div className="news-grid">
        <div className="stack">
          <PostCard
            kind="Statement from NDLON"
            href="#post"
            title="NDLON: after 409,000 deportations, end these programs"
            dateline={<Dateline place="Los Angeles" date="21 December 2012" />}
            summary="The day laborers’ network answers the revised detainer rules."
            more="Read the statement"
            lead
          />
          <PostCard
            kind="Update"
            date="10 January 2013"
            href="#post2"
            title="The Governor’s staff met us"
            summary="For the first time since the veto."
          />
          <PostCard kind="Victory" date="5 October 2013" href="#post3" title="It is signed" victory />
        </div>
        <div className="clippings">
          <Clipping
            outlet="The New York Times"
            byline="Editorial"
            date="December 2012"
            href="https://www.nytimes.com/"
            title="A Brighter Line on Immigration and Policing"
            excerpt="New federal rules ask for detainers only on serious offenders."
          />
          <Clipping
            outlet="Public radio"
            byline="Amy Isackson"
            date="December 2012"
            href="https://example.org/"
            title="Secure Communities policy falling out of favor across the US"
            excerpt="Massachusetts, Illinois and New York pulled out. Governor Brown has not opposed it."
          />
        </div>
      </div>
      <div className="page-top">
        <Statement from="NDLON" dateline={<Dateline place="Los Angeles" date="21 December 2012" />}>
          <p>Rules on paper are not enough: the programme itself has to end.</p>
        </Statement>
      </div>
    </Section>
  );
}
