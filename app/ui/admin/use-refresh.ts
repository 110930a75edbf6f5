import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

/**
 * Fetches the page's data again every so many milliseconds while something goes on and the page is looked at. False
 * until the page's script runs.
 */
export function useRefresh(goesOn: boolean, milliseconds: number): boolean {
  const { revalidate } = useRevalidator();
  const [runs, setRuns] = useState(false);
  useEffect(() => {
    setRuns(true);
    if (!goesOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [goesOn, milliseconds, revalidate]);
  return runs;
}
