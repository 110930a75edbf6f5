import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

/** Ways to see a page as the public will, in each language, in a tab of its own. */
export function PreviewLinks({ previews }: { previews: { language: Language; href: string }[] }) {
  const t = useT("content");
  const common = useT("common");
  return (
    <Panel title={t("preview.title")} span={12}>
      <p className="adm-hint">{t("preview.hint")}</p>
      <div className="adm-actions">
        {previews.map(({ language, href }) => (
          <a key={language} className="button button-two" href={href} target="_blank" rel="noreferrer">
            {t("preview.open", { language: common(`language.${language}`) })}
          </a>
        ))}
      </div>
    </Panel>
  );
}
