import { Link } from "@remix-run/react";
import { Address } from "#app/ui/admin/address.tsx";
import { TextField } from "#app/ui/text-field.tsx";

/** Looks for givers by what is typed: names, or addresses, too, for whoever may see those. */
export function WordsField({ label, words }: { label: string; words: string }) {
  return (
    <TextField
      name="words"
      type="search"
      label={label}
      defaultValue={words}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
    />
  );
}

/** On which page somebody gives. */
export const PageName = ({ children }: { children: string }) => <span className="gift-page">{children}</span>;

/** A day with its hour, or a word that must not break. */
export const OneLine = ({ children }: { children: string }) => <span className="gift-line">{children}</span>;

/** Who gave, on the way to their page, with their address where it may be seen. `nameless` stands for who was erased. */
export function Giver(props: { to: string; giver: string; email: string | null; nameless: string }) {
  const { to, giver, email, nameless } = props;
  return (
    <>
      <Link to={to}>{giver || <i>{nameless}</i>}</Link>
      {email ? (
        <span className="adm-hint adm-under">
          <Address>{email}</Address>
        </span>
      ) : null}
    </>
  );
}
