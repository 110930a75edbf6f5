import type { ReactNode } from "react";

/** One of the things to do next, in a numbered list. */
export function Step({
  title,
  text,
  id,
  children,
}: {
  title: string;
  text?: string;
  /** Where an address leads to it. */
  id?: string;
  children: ReactNode;
}) {
  return (
    <li id={id}>
      <div className="stack stack-tight">
        <h2>{title}</h2>
        {text ? <p>{text}</p> : null}
        {children}
      </div>
    </li>
  );
}
