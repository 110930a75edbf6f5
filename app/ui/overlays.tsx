import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Toast = { key: string; text: string; icon?: IconName };

/** Where short announcements appear. Stands once in a page; the enhancing script adds to it. */
export function Toasts({ toasts = [] }: { toasts?: Toast[] }) {
  return (
    <div className="toasts" role="status" aria-live="polite" data-toasts="">
      {toasts.map(({ key, text, icon = "check" }) => (
        <p className="toast" key={key}>
          <Icon name={icon} />
          {text}
        </p>
      ))}
    </div>
  );
}

type DialogProps = {
  id: string;
  title: string;
  closeText: string;
  children: ReactNode;
  /** Buttons beside the one that closes. */
  actions?: ReactNode;
  open?: boolean;
};

/** A native dialog. `<button data-open-dialog="id">` opens it; closing works by form, without a script of ours. */
export function Dialog({ id, title, closeText, children, actions, open }: DialogProps) {
  return (
    <dialog className="dialog" id={id} aria-labelledby={`${id}-title`} open={open}>
      <div className="dialog-body">
        <h2 id={`${id}-title`}>{title}</h2>
        <div>{children}</div>
        <form className="button-row" method="dialog">
          {actions}
          <button type="submit" className="button button-two button-small">
            {closeText}
          </button>
        </form>
      </div>
    </dialog>
  );
}
