import type { FormEvent, ReactNode } from "react";

type DialogFormProps = { submit: string; onSubmit: () => void; children: ReactNode; other?: ReactNode };

/** A form of a dialog: it posts nothing, and the page's form must not hear of it. */
export function DialogForm({ submit, onSubmit, children, other }: DialogFormProps) {
  const take = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form className="adm-form" onSubmit={take} noValidate>
      {children}
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {submit}
        </button>
        {other}
      </div>
    </form>
  );
}
