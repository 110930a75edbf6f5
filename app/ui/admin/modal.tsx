import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "#app/i18n/use-translate.tsx";

type ModalProps = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** A dialog over the page; Escape and the button close it, and the focus goes back to where it was. */
export function Modal({ title, open, onClose, children }: ModalProps) {
  const t = useT("admin");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal();
      // The browser would take the button that closes.
      dialog.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog className="adm-modal" ref={dialog} aria-label={title} onClose={onClose}>
      {open ? (
        <>
          <header>
            <h2>{title}</h2>
            <button type="button" className="button button-two" onClick={onClose}>
              {t("modal.close")}
            </button>
          </header>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
