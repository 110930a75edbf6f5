import type { ReactNode } from "react";
import { formatDate } from "#app/i18n/format.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Motif } from "#app/ui/art/drawing.ts";
import { Art } from "#app/ui/art.tsx";
import { ClosedFrame } from "#app/ui/closed-frame.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Monogram } from "#app/ui/position-ledger.tsx";
import { Kicker, Section } from "#app/ui/section.tsx";
import type { WallAnswer } from "../letter-view.ts";

type LetterPageProps = {
  headline: Headline;
  summary: string;
  motif: Motif;
  /** The language the page's own words are in. */
  wordsIn: Language;
  wall: WallAnswer[];
  /** The step somebody is at. */
  children: ReactNode;
};

/** A letter campaign: headline and drawing, whom it goes to, the letter, what offices answered. */
export function LetterPageView({ headline, summary, motif, wordsIn, wall, children }: LetterPageProps) {
  const t = useT("letters");
  const lang = useLanguage() === wordsIn ? undefined : wordsIn;
  return (
    <div className="wrap page-top stack stack-wide">
      <header className="columns letter-head">
        <div className="stack" lang={lang}>
          <Kicker>{t("kicker")}</Kicker>
          <Lockup headline={headline} />
        </div>
        <div className="letter-summary">
          <Art motif={motif} />
          <p className="ask" lang={lang}>
            {summary}
          </p>
        </div>
      </header>
      {children}
      {wall.length > 0 ? <Wall answers={wall} /> : null}
    </div>
  );
}

function Wall({ answers }: { answers: WallAnswer[] }) {
  const t = useT("letters");
  const language = useLanguage();
  return (
    <Section title={t("wall.title")} id="answers" aside={t("wall.aside")}>
      <ul className="answers">
        {answers.map(({ id, official, title, on, body }) => (
          <li key={id}>
            <Monogram name={official} />
            <div>
              <h3>{official}</h3>
              <p className="small muted">
                {title}. <time dateTime={on}>{formatDate(on, "day", language)}</time>
              </p>
              <blockquote className="answer">{body}</blockquote>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is offered to say, for whoever has not told yet where they live. */
export function OfferedLetter({ points, wordsIn }: { points: string[]; wordsIn: Language }) {
  const t = useT("letters");
  const lang = useLanguage() === wordsIn ? undefined : wordsIn;
  if (points.length === 0) return null;
  return (
    <Section title={t("write.body")} plain>
      <div className="letter prose" lang={lang}>
        {points.map((point) => (
          <p key={point}>{point}</p>
        ))}
      </div>
    </Section>
  );
}

/** Stands in the place of the letter where nobody is asked. */
export function NobodyToWriteTo({ vacant }: { vacant: string[] }) {
  const t = useT("letters");
  const look = <a href={localPath(useLanguage(), "/officials")}>{t("to.nobodyLink")}</a>;
  return (
    <EmptyState as="h2" title={t("to.nobodyTitle")} action={look}>
      {[...vacant.map((office) => t("to.vacant", { office })), t("to.nobodyText")].join(" ")}
    </EmptyState>
  );
}

type ClosedProps = {
  state: "closed" | "paused" | "won" | "lost" | "archived";
  campaignSlug: string;
  /** A letter has just been sent, too late. */
  tooLate?: boolean;
};

/** Stands in the place of the form once a campaign takes no letters. */
export function ClosedLetters({ state, campaignSlug, tooLate }: ClosedProps) {
  const t = useT("letters");
  return (
    <ClosedFrame
      id="letter"
      tooLate={tooLate ? t("closed.tooLate") : null}
      title={t("closed.title")}
      text={t(`closed.${state}`)}
      back={{ href: localPath(useLanguage(), `/campaigns/${campaignSlug}`), text: t("closed.campaign") }}
    />
  );
}
