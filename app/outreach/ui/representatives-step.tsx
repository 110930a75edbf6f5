import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { HowSure, SourceList } from "#app/officials/ui/look-up-result.tsx";
import { OfficialCards } from "#app/officials/ui/official-cards.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Step } from "#app/ui/step.tsx";
import type { RepresentativesView } from "../representatives-form.ts";
import { RepresentativesForm, type RepresentativesReply } from "./representatives-form.tsx";

type Props = { slug: string; view: RepresentativesView; reply?: RepresentativesReply };

/** Who represents a signer: one short form, then those who decide, and the way to call and write them. */
export function RepresentativesStep({ slug, view, reply }: Props) {
  const t = useT("outreach");
  const { answer } = view;
  const isDone = answer?.isSettled && !reply;
  const form = <RepresentativesForm slug={slug} view={view} reply={reply} />;
  return (
    <Step title={t("represent.title")} text={isDone ? undefined : t("represent.text")}>
      <div className="stack" id="represent">
        {answer ? <Answer answer={answer} /> : null}
        {isDone ? <Ways {...view} /> : null}
        {isDone ? (
          <details>
            <summary>{t("represent.again")}</summary>
            {form}
          </details>
        ) : (
          form
        )}
      </div>
    </Step>
  );
}

function Answer({ answer }: { answer: NonNullable<RepresentativesView["answer"]> }) {
  const t = useT("outreach");
  const officials = useT("officials");
  const isEmpty = answer.isSettled && answer.cards.length === 0;
  return (
    <>
      {answer.isNamed && answer.isSettled ? (
        <Note icon="pin" title={t("represent.named")} status />
      ) : (
        <HowSure result={answer} zip={answer.zip} />
      )}
      {answer.cards.length > 0 ? <OfficialCards cards={answer.cards} /> : null}
      {isEmpty ? <p>{officials("empty.text")}</p> : null}
      {answer.sources.length > 0 ? (
        <details>
          <summary>{officials("sources.title")}</summary>
          <SourceList sources={answer.sources} />
        </details>
      ) : null}
    </>
  );
}

function Ways({ calls, letters }: Pick<RepresentativesView, "calls" | "letters">): ReactNode {
  const t = useT("outreach");
  if (!calls && !letters) return null;
  return (
    <p className="stack stack-tight">
      {calls ? (
        <a className="row-link" href={calls}>
          {t("represent.call")}
        </a>
      ) : null}
      {letters ? (
        <a className="row-link" href={letters}>
          {t("represent.write")}
        </a>
      ) : null}
    </p>
  );
}
