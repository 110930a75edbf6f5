import type { Language } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";

type Step = "hour" | "day" | "week";

const locales: Record<Language, string> = { en: "en-US", es: "es-US" };

const known = [
  "direct",
  "link",
  "other",
  "whatsapp",
  "email",
  "sms",
  "facebook",
  "x",
  "bluesky",
  "newsletter",
  "poster",
  "twitter",
  "flyer",
] as const;

const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let found = kept.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
    kept.set(key, found);
  }
  return found;
}

/** Words of the figures: what a source is called, and an hour, day or week short and long, in a time zone. */
export function useReportWords(timeZone: string) {
  const t = useT("reports");
  const language = useLanguage();
  const short = (at: string, step: Step) =>
    formatter(
      language,
      timeZone,
      step === "hour" ? { hour: "numeric" } : { month: "short", day: "numeric" },
    ).format(new Date(at));
  const long = (at: string, step: Step) => {
    const date = { weekday: "short", month: "short", day: "numeric" } as const;
    const text = formatter(
      language,
      timeZone,
      step === "hour" ? { ...date, hour: "numeric", timeZoneName: "short" } : { ...date, year: "numeric" },
    ).format(new Date(at));
    return step === "week" ? t("weekOf", { date: text }) : text;
  };
  const source = (name: string) => {
    const word = known.find((each) => each === name);
    return word ? t(`sources.${word}`) : name;
  };
  return { short, long, source };
}
