import type { ReactNode } from "react";

/** One of the things to do next, in a numbered list. */
export function Step({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <li>
      <div className="stack stack-tight">
        <h2>{title}</h2>
        {text ? <p>{text}</p> : null}
        {children}
      </div>
    </li>
  );
}
