import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

const files = [
  { key: "letter", name: (language: Language) => `poster-letter-${language}.pdf` },
  { key: "a4", name: (language: Language) => `poster-a4-${language}.pdf` },
  { key: "svg", name: (language: Language) => `poster-${language}.svg` },
  { key: "share", name: (language: Language) => `share-${language}.png` },
  { key: "mail", name: (language: Language) => `mail-${language}.png` },
] as const;

/** What is saved, to take home: to print, to post, to send. `href`: the bench's own address. */
export function PosterDownloads({ href, languages }: { href: string; languages: Language[] }) {
  const t = useT("print");
  return (
    <Panel title={t("files.title")} aside={t("files.hint")}>
      <ul className="adm-rows">
        {files.map(({ key, name }) => (
          <li key={key}>
            <p>{t(`files.${key}`)}</p>
            <p className="bench-files">
              {languages.map((language) => (
                <a key={language} href={`${href}/${name(language)}`} download="">
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
