import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

type BadgeProps = {
  /** `waiting`: for you. `good`, `bad`: told apart by their mark too. `quiet`: the rest. */
  tone?: "quiet" | "good" | "waiting" | "bad";
  children: ReactNode;
};

/** A state in one or two words. */
export function Badge({ tone = "quiet", children }: BadgeProps) {
  return <span className={classNames("adm-badge", `adm-badge-${tone}`)}>{children}</span>;
}
