import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

type Ending = "png" | "jpg";

const files = [
  { key: "letter", name: (language: Language) => `poster-letter-${language}.pdf` },
  { key: "a4", name: (language: Language) => `poster-a4-${language}.pdf` },
  { key: "svg", name: (language: Language) => `poster-${language}.svg` },
  { key: "share", name: (language: Language, ending: Ending) => `share-${language}.${ending}` },
  { key: "mail", name: (language: Language, ending: Ending) => `mail-${language}.${ending}` },
] as const;

type PosterDownloadsProps = {
  /** The bench's own address. */
  href: string;
  /** The languages that there is something to print in. */
  languages: Language[];
  /** Whether a photograph is printed on them. */
  photo: boolean;
};

/** What is saved, to take home: to print, to post, to send. */
export function PosterDownloads({ href, languages, photo }: PosterDownloadsProps) {
  const t = useT("print");
  if (languages.length === 0) return null;
  return (
    <Panel title={t("files.title")} aside={t("files.hint")}>
      <ul className="adm-rows">
        {files.map(({ key, name }) => (
          <li key={key}>
            <p>{t(`files.${key}`)}</p>
            <p className="bench-files">
              {languages.map((language) => (
                <a key={language} href={`${href}/${name(language, photo ? "jpg" : "png")}`} download="">
                  {t(`language.${language}`)} <span className="hidden-text">{t(`files.${key}`)}</span>
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
