import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Puts the focus where a page that was loaded anew would be read from: on what went wrong with a form, else on the
 * title of a page that is another one than before.
 */
export function useArrival(): void {
  const { pathname } = useLocation();
  const { state } = useNavigation();
  const last = useRef({ pathname, state });
  useEffect(() => {
    const before = last.current;
    last.current = { pathname, state };
    if (state !== "idle" || before.state === "idle") return;
    const errors = document.getElementById("errors");
    const place =
      errors ?? (before.pathname === pathname ? null : document.querySelector<HTMLElement>("[data-arrival]"));
    place?.focus();
  }, [pathname, state]);
}
