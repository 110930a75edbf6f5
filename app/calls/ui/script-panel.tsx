import { localPath, otherLanguage } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { CallScript, ScriptPart } from "../call-script.ts";

type ScriptPanelProps = { script: CallScript; points: string[]; slug: string };

/** What to say, with what was filled in marked, and what to answer when they ask why. */
export function ScriptPanel({ script, points, slug }: ScriptPanelProps) {
  const t = useT("calls");
  const language = useLanguage();
  const lang = useLangOf()(script.language);
  const other = otherLanguage(language);
  return (
    <section className="call-script" aria-labelledby="say">
      <header>
        <h2 id="say">{t("say.title")}</h2>
        <p className="small">
          <a href={localPath(other, `/calls/${slug}`)} hrefLang={other} lang={other}>
            {t("say.other")}
          </a>
        </p>
      </header>
      {script.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a script may say the same twice, and never changes on the page
        <Part key={at} part={part} lang={lang} />
      ))}
      {points.length > 0 ? (
        <>
          <h3>{t("say.points")}</h3>
          <ul className="call-points" lang={lang}>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Part({ part: { isCue, words }, lang }: { part: ScriptPart; lang: string | undefined }) {
  return (
    <p className={isCue ? "call-cue" : "call-say"} lang={lang}>
      {words.map(({ text, isFilled }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        isFilled ? <mark key={at}>{text}</mark> : text,
      )}
    </p>
  );
}
