import { createContext } from "react";
import type { Inks } from "./theme.ts";

/**
 * The whole style of a page in some inks, to stand in the page itself. Null where sheets are linked instead: in the
 * panel, in the browser, in development.
 */
export const PageSheet = createContext<((inks: Inks) => string) | null>(null);
