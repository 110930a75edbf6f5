import { Link, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useId, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Modal } from "./modal.tsx";
import { useFound } from "./use-found.ts";

export type Command = {
  href: string;
  text: string;
  /** Where it stands: "People". */
  group?: string | null;
  /** The letter after "g". */
  letter?: string;
};

type PaletteProps = {
  commands: Command[];
  /** Finds things that are no page of their own name: `?q=` is put behind it, it answers with commands. */
  finder: string;
  open: boolean;
  onClose: () => void;
};

/** Every page a keystroke or two away: what is typed is looked for in names and groups, and asked of the finder. */
export function CommandPalette({ commands, finder, open, onClose }: PaletteProps) {
  const t = useT("admin");
  return (
    <Modal title={t("palette.title")} open={open} onClose={onClose}>
      <Finder {...{ commands, finder, onClose }} />
    </Modal>
  );
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function Finder({ commands, finder, onClose }: Omit<PaletteProps, "open">) {
  const t = useT("admin");
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const words = plain(typed).split(/\s+/);
  const pages = commands.filter(({ text, group }) =>
    words.every((word) => plain(`${text} ${group ?? ""}`).includes(word)),
  );
  const { things, state } = useFound(finder, typed);
  const found = [...pages, ...things];
  const chosen = found[Math.min(at, found.length - 1)];

  const go = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    navigate(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (step === undefined) go(chosen);
    else if (found.length > 0) setAt((at + step + found.length) % found.length);
  };

  return (
    <div className="adm-palette">
      <input
        className="input"
        role="combobox"
        aria-label={t("palette.label")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.href}` : undefined}
        aria-autocomplete="list"
        placeholder={t("palette.label")}
        value={typed}
        data-first=""
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={t("palette.title")}>
        {found.map((command) => (
          <Link
            key={command.href}
            id={`${id}-${command.href}`}
            to={command.href}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onClick={onClose}
          >
            <span>{command.text}</span>
            {command.group ? <span className="adm-hint">{command.group}</span> : null}
            {command.letter ? <kbd>g {command.letter}</kbd> : null}
          </Link>
        ))}
      </div>
      <p role="status" className={found.length > 0 ? "hidden-text" : "adm-hint"}>
        {state === "asking"
          ? null
          : found.length > 0
            ? t("palette.found", { count: found.length })
            : t("palette.none")}
      </p>
      {state === "failed" ? <p className="adm-hint">{t("palette.failed")}</p> : null}
    </div>
  );
}
