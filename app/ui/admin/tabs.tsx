import { NavLink } from "@remix-run/react";

type TabsProps = { label: string; tabs: Tab[] };

type Tab = {
  href: string;
  text: string;
  count?: number;
  /** It stays the current one on pages behind its address. */
  deep?: boolean;
};

/** Views of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="adm-tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, text, count, deep = false }) => (
          <li key={href}>
            <NavLink to={href} end={!deep}>
              {text}
              {count ? <span className="adm-count">{count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
