import { createContext } from "react";

/** What inline scripts of this one response carry; known on the server alone. */
export const Nonce = createContext<string | undefined>(undefined);
