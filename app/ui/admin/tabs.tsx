import { NavLink } from "@remix-run/react";

type TabsProps = { label: string; tabs: { href: string; text: string; count?: number }[] };

/** Views of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="adm-tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, text, count }) => (
          <li key={href}>
            <NavLink to={href} end>
              {text}
              {count ? <span className="adm-count">{count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
