import type { ReactNode } from "react";
import { FramedPrint } from "#app/ui/art.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { Masthead } from "#app/ui/masthead.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { PageFooter } from "#app/ui/page-footer.tsx";
import { PageShell, Wrap } from "#app/ui/page-shell.tsx";
import { Kicker } from "#app/ui/section.tsx";
import { TearOffTabs } from "#app/ui/tear-off-tabs.tsx";
import type { Headlines } from "./ui.tsx";

const footer = {
  name: "California TRUST Coalition",
  about: "Sponsored by NDLON, the National Day Laborer Organizing Network. Your details are never sold.",
  lines: ["1137 Example Street, Los Angeles, CA 90017"],
  linksLabel: "House",
  links: [
    { href: "#privacy", text: "Privacy" },
    { href: "#erase", text: "Change or erase my details" },
    { href: "#accessibility", text: "Accessibility" },
  ],
  printersMark: "Printed on Groundswell, open source",
};

const masthead = {
  name: "California TRUST Coalition",
  href: "#top",
  nav: {
    label: "Sections",
    links: [
      { href: "#campaign", text: "Campaign", current: true },
      { href: "#bill", text: "The bill" },
      { href: "#officials", text: "Officials" },
      { href: "#news", text: "News" },
    ],
  },
  languages: {
    label: "Language",
    links: [
      { code: "en", name: "English", href: "#en", current: true },
      { code: "es", name: "Español", href: "#es", current: false },
    ],
  },
};

function labelled(where: string) {
  const { nav, languages } = masthead;
  return {
    ...masthead,
    nav: { ...nav, label: `${nav.label}, ${where}` },
    languages: { ...languages, label: `${languages.label}, ${where}` },
  };
}

const spanishMasthead = {
  ...labelled("in Spanish"),
  name: "Coalición por la confianza entre vecinas, vecinos y policía de California",
  slim: true,
};

type PageSpecimensProps = { mode: string; headlines: Headlines; children: ReactNode };

export function PageSpecimens({ mode, headlines, children }: PageSpecimensProps) {
  const shell = {
    skipText: "Skip to the main part",
    demoNotice: "Demo, set in January 2013. Counts are invented.",
    masthead,
    footer,
  };
  if (mode === "dark") {
    return (
      <section aria-label="At night">
        <Masthead {...labelled("at night")} />
        <Hero headlines={headlines} />
        <Wrap>{children}</Wrap>
        <PageFooter {...footer} linksLabel="House, at night" risen={false} />
      </section>
    );
  }
  return (
    <PageShell {...shell} rise="sun">
      <Hero headlines={headlines} />
      <Wrap>{children}</Wrap>
      <div lang="es">
        <Masthead {...spanishMasthead} />
      </div>
    </PageShell>
  );
}

function Hero({ headlines }: { headlines: Headlines }) {
  return (
    <Wrap>
      <section className="hero">
        <div className="stack">
          <Kicker tag="AB 4">The California TRUST Act</Kicker>
          <Lockup headline={headlines.short} as="h2" accentLast />
          <p className="ask">
            Governor Brown, you vetoed the TRUST Act in September. It is back. Sign it, so that a call to the
            police never costs anyone their family.
          </p>
          <Meter count={24_318} goal={30_000} figure="24,318" label="81% of the goal">
            have signed. The next goal is 30,000.
          </Meter>
          <ButtonRow>
            <ButtonLink href="#sign" icon="pen">
              Sign the petition
            </ButtonLink>
            <ButtonLink href="#call" look="two" icon="phone">
              Call instead
            </ButtonLink>
          </ButtonRow>
        </div>
        <FramedPrint
          motif="door"
          ground="paper"
          title="Print: a family standing together in an open, lit doorway at night."
        />
      </section>
      <TearOffTabs
        label="Ways to act"
        tabs={[
          { icon: "pen", verb: "Sign", text: "Ask the Governor to sign AB 4.", href: "#tab-sign" },
          { icon: "phone", verb: "Call", text: "Your Assembly member and senator.", href: "#tab-call" },
          { icon: "mail", verb: "Write", text: "A letter in your own words.", href: "#tab-write" },
          { icon: "coin", verb: "Give", text: "Once, or a little each month.", href: "#tab-give" },
        ]}
      />
    </Wrap>
  );
}
