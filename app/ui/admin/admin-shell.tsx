import { Form, Link, NavLink } from "@remix-run/react";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "../icon.tsx";
import { HouseMark } from "../masthead.tsx";
import { type Command, CommandPalette } from "./command-palette.tsx";
import { FlashMessage, type FlashProps } from "./flash-message.tsx";
import { Modal } from "./modal.tsx";
import { useArrival } from "./use-arrival.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export type NavItem = {
  href: string;
  text: string;
  /** The letter after "g" that leads here. */
  letter?: string;
  /** Found by the palette alone: a page within another that stands in the rail. */
  hidden?: boolean;
  /** How many wait for somebody here. */
  waiting?: number;
};

export type NavGroup = { title: string | null; items: NavItem[] };

type AdminShellProps = {
  /** Where the name at the top leads. */
  home: string;
  house: string;
  groups: NavGroup[];
  person: { name: string; detail: string; href: string };
  signOut: string;
  /** Where the site can be seen as others see it. */
  site: string;
  /** What the palette asks for things by name. */
  finder: string;
  flash: FlashProps | null;
  children: ReactNode;
};

/** What stands around every page of the panel: the ways at the side, a menu on phones, the palette, the flash. */
export function AdminShell({
  home,
  house,
  groups,
  person,
  signOut,
  site,
  finder,
  flash,
  children,
}: AdminShellProps) {
  const t = useT("admin");
  const keys = useKeys(groups);
  useArrival();
  return (
    <div className="adm">
      <a className="skip-link" href="#main">
        {t("skip")}
      </a>
      <header className="adm-rail">
        <Link className="adm-house" to={home}>
          <HouseMark />
          <span>{house}</span>
        </Link>
        <details className="adm-menu">
          <summary>
            <Icon name="menu" />
            {t("menu")}
          </summary>
          <Ways {...{ groups, person, signOut, site }} />
        </details>
        <div className="adm-side">
          {keys.hydrated ? (
            <button type="button" className="adm-find" onClick={keys.openPalette}>
              <Icon name="search" />
              {t("palette.open")}
              <kbd>Ctrl K</kbd>
            </button>
          ) : null}
          <Ways {...{ groups, person, signOut, site }} />
        </div>
      </header>
      <main className="adm-main" id="main">
        <FlashMessage flash={flash} />
        {children}
      </main>
      <CommandPalette
        commands={keys.commands}
        finder={finder}
        open={keys.open === "palette"}
        onClose={keys.close}
      />
      <KeysHelp commands={keys.commands} open={keys.open === "help"} onClose={keys.close} />
    </div>
  );
}

function useKeys(groups: NavGroup[]) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  const commands = useMemo<Command[]>(
    () => groups.flatMap(({ title, items }) => items.map((item) => ({ ...item, group: title }))),
    [groups],
  );
  const openPalette = useCallback(() => setOpen("palette"), []);
  const openHelp = useCallback(() => setOpen("help"), []);
  const close = useCallback(() => setOpen(null), []);
  useShortcuts({ commands, openPalette, openHelp });
  return { open, openPalette, close, commands, hydrated };
}

function Ways({
  groups,
  person,
  signOut,
  site,
}: Pick<AdminShellProps, "groups" | "person" | "signOut" | "site">) {
  const t = useT("admin");
  return (
    <nav aria-label={t("nav")}>
      {groups.map(({ title, items }) => (
        <div key={title ?? ""}>
          {title ? <h2>{title}</h2> : null}
          <ul>
            {items
              .filter(({ hidden }) => !hidden)
              .map(({ href, text, waiting }) => (
                <li key={href}>
                  <NavLink to={href} end={title === null}>
                    {text}
                    {waiting ? <span className="adm-count">{waiting}</span> : null}
                  </NavLink>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <div className="adm-person">
        <NavLink to={person.href}>
          <span>{person.name}</span>
          <span className="adm-hint">{person.detail}</span>
        </NavLink>
        <a href={site}>{t("site")}</a>
        <Form method="post" action={signOut}>
          <button type="submit">{t("signOut")}</button>
        </Form>
      </div>
    </nav>
  );
}

type KeysHelpProps = { commands: Command[]; open: boolean; onClose: () => void };

function KeysHelp({ commands, open, onClose }: KeysHelpProps) {
  const t = useT("admin");
  const rows = [
    { keys: "Ctrl K", text: t("palette.open") },
    { keys: "/", text: t("keys.search") },
    ...commands.flatMap(({ letter, text }) => (letter ? [{ keys: `g ${letter}`, text }] : [])),
    { keys: "?", text: t("keys.title") },
  ];
  return (
    <Modal title={t("keys.title")} open={open} onClose={onClose}>
      <dl className="adm-keys">
        {rows.map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
