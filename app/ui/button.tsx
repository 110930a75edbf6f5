import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

type Look = {
  /** `act`: the one main action of a view. `two`: the second way. `key`: a small deed beside a field. */
  look?: "act" | "two" | "key";
  icon?: IconName;
  wide?: boolean;
  small?: boolean;
  children: ReactNode;
};

type ButtonProps = Look & {
  type?: "submit" | "button";
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Hooks for the enhancing script, such as `data-copy`. */
  [data: `data-${string}`]: string | boolean | undefined;
};

/** A button of a form. A link that looks like one is `ButtonLink`. */
export function Button({ look = "act", icon, wide, small, children, type = "submit", ...rest }: ButtonProps) {
  return (
    <button type={type} className={lookClasses({ look, wide, small })} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  );
}

type ButtonLinkProps = Look & {
  href: string;
  rel?: string;
  target?: string;
  [data: `data-${string}`]: string | boolean | undefined;
};

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ look = "act", icon, wide, small, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={lookClasses({ look, wide, small })} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}

/** Buttons side by side, wrapping on narrow screens. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}

function lookClasses({ look, wide, small }: Pick<Look, "look" | "wide" | "small">): string | undefined {
  return classNames("button", `button-${look}`, wide && "button-wide", small && "button-small");
}
