import { createContext, type ReactNode, useContext } from "react";

const ReadOnly = createContext(false);

/** Whether what is around is only to be read: then nothing is offered that would change it. */
export const useReadOnly = () => useContext(ReadOnly);

type EditableProps = { may: boolean; children: ReactNode };

/** The fields of a form that takes the whole width; for whoever may not change them, to be read. */
export function Editable({ may, children }: EditableProps) {
  return (
    <ReadOnly.Provider value={!may}>
      <fieldset className="adm-wide" disabled={!may}>
        {children}
      </fieldset>
    </ReadOnly.Provider>
  );
}
