import type { ReactNode } from "react";
import type { Language } from "#app/i18n/language.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Art } from "#app/ui/art.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { EmptyState, Note } from "#app/ui/notes.tsx";
import { Wrap } from "#app/ui/page-shell.tsx";
import { Kicker } from "#app/ui/section.tsx";
import type { CallErrors } from "../call-form.ts";
import type { CallsView as View } from "../call-view.ts";
import { CallCard } from "./call-card.tsx";
import { OutcomeForm } from "./outcome-form.tsx";
import { ScriptPanel } from "./script-panel.tsx";

type HeadProps = {
  headline: Headline;
  summary: string;
  /** The language the page's own words are in. */
  wordsIn: Language;
  children: ReactNode;
};

/** What stands over every state of a call page: its headline and why a call counts. */
export function CallsPage({ headline, summary, wordsIn, children }: HeadProps) {
  const t = useT("calls");
  const lang = useLangOf()(wordsIn);
  return (
    <Wrap top>
      <div className="columns call-top">
        <div className="stack stack-tight" lang={lang}>
          <Kicker>{t("kicker")}</Kicker>
          <Lockup headline={headline} />
        </div>
        <div className="call-lead">
          <Art motif="phone" />
          <p lang={lang}>{summary}</p>
        </div>
      </div>
      {children}
    </Wrap>
  );
}

/** Said where somebody comes too often: nothing was taken, and nothing they typed is lost. */
export function TooMany() {
  return (
    <Note icon="clock" bad status>
      {useT("calls")("tooMany")}
    </Note>
  );
}

type CallingProps = {
  view: View;
  page: { slug: string; points: string[]; measure: string | null; campaignSlug: string };
  errors?: CallErrors;
  typed?: Record<string, string>;
};

/** Somebody is known: whom they call now, what to say, how it went; or that nobody is left. */
export function Calling({ view, page, errors, typed }: CallingProps) {
  const t = useT("calls");
  const { card } = view;
  return (
    <>
      {view.isFallback ? <Note icon="flag">{t("fallback")}</Note> : null}
      {view.vacant.length > 0 ? (
        <Note icon="alert">{t("vacant", { seats: view.vacant.join("; ") })}</Note>
      ) : null}
      {card ? (
        <div className="call-grid">
          <CallCard card={card} at={view.at} total={view.total} measure={page.measure} />
          <ScriptPanel script={card.script} points={page.points} slug={page.slug} />
          <OutcomeForm view={{ ...view, card }} errors={errors} typed={typed} />
        </div>
      ) : (
        <NobodyLeft view={view} {...page} />
      )}
      <NotYou {...view.visitor} />
    </>
  );
}

function NobodyLeft({ view, slug, campaignSlug }: { view: View; slug: string; campaignSlug: string }) {
  const t = useT("calls");
  const language = useLanguage();
  const isDone = view.total > 0;
  const href = isDone ? `/calls/${slug}/thanks` : `/campaigns/${campaignSlug}`;
  return (
    <EmptyState
      as="h2"
      title={t(isDone ? "done.title" : "nobody.title")}
      action={
        <ButtonLink href={localPath(language, href)}>{t(isDone ? "done.link" : "nobody.link")}</ButtonLink>
      }
    >
      {isDone ? t("done.text", { name: view.visitor.name }) : t("nobody.text")}
    </EmptyState>
  );
}

/** Makes a shared browser somebody else's. */
function NotYou({ name, place }: View["visitor"]) {
  const t = useT("calls");
  return (
    <form method="post" className="call-you small">
      <span>{place ? t("you.calling", { name, place }) : t("you.callingPlain", { name })}</span>
      <button type="submit" name="forget" value="1">
        {t("you.notYou")}
      </button>
    </form>
  );
}
