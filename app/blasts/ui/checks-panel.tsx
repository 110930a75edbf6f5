import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { Check } from "../checklist.server.ts";

/** What stands in a blast's way, and what its writer should look at. */
export function ChecksPanel({ checks }: { checks: Check[] }) {
  const t = useT("blasts");
  const bad = checks.filter((check) => check.bad);
  const rest = checks.filter((check) => !check.bad);
  return (
    <Panel title={t("checks.title")} span={5}>
      {checks.length === 0 ? <p>{t("checks.fine")}</p> : null}
      {bad.length > 0 ? <Checks title={t("checks.bad")} checks={bad} /> : null}
      {rest.length > 0 ? <Checks title={t("checks.look")} checks={rest} /> : null}
    </Panel>
  );
}

function Checks({ title, checks }: { title: string; checks: Check[] }) {
  const words = useCheckWords();
  return (
    <>
      <h3 className="adm-part">{title}</h3>
      <ul className="adm-checks">
        {checks.map((check) => (
          <li key={words(check)}>{words(check)}</li>
        ))}
      </ul>
    </>
  );
}

function useCheckWords(): (check: Check) => string {
  const t = useT("blasts");
  const common = useT("common");
  return (check) => {
    if (!("language" in check)) return t(`checks.${check.kind}`);
    const version = "version" in check && check.version ? `${check.version.toUpperCase()}, ` : "";
    const language = version + common(`language.${check.language}`);
    switch (check.kind) {
      case "no-default": {
        const [field] = check.fields;
        const name = /[a-z_]+/.exec(field ?? "")?.[0] ?? "given_name";
        const example = `{{ ${name} | default: "…" }}`;
        return t("checks.no-default", { language, fields: check.fields.join(", "), example });
      }
      case "no-alt":
        return t("checks.no-alt", { language, count: check.count });
      case "too-long":
        return t("checks.too-long", { language, kilobytes: check.kilobytes });
      case "dead-link":
        return t("checks.dead-link", { language, addresses: check.addresses.join(", ") });
      case "spam-words":
        return t("checks.spam-words", { language, words: check.words.map((word) => `“${word}”`).join(", ") });
      default:
        return t(`checks.${check.kind}`, { language });
    }
  };
}
