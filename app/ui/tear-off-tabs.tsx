import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tab = {
  icon: IconName;
  /** One verb: "Sign". */
  verb: string;
  text: string;
  href: string;
};

/** The ways to act, as the tabs at the foot of a street poster: dashed cuts, and the whole tab is the link. */
export function TearOffTabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs">
        {tabs.map(({ icon, verb, text, href }, index) => (
          <li key={href}>
            <a className={classNames("tab", index === 0 && "tab-first")} href={href}>
              <Icon name={icon} />
              <strong>{verb}</strong>
              <span>{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
