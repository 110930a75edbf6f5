/**
 * Lets the browser say where its reader is, who is asked first, and leads to what was found there: `data-locate` is
 * the page. Until this has run the stylesheet hides the button, since without a script it could do nothing.
 */
export function locateReader(button: HTMLElement): void {
  if (!("geolocation" in navigator)) return;
  const said = button.closest("form")?.querySelector<HTMLElement>("[data-locate-said]");
  const say = (words: string | undefined) => {
    if (said) said.textContent = words ?? "";
  };
  button.dataset.ready = "";
  button.addEventListener("click", () => {
    say(button.dataset.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // A metre is enough to tell a district.
        const place = { lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5) };
        location.assign(`${button.dataset.locate}?${new URLSearchParams(place)}`);
      },
      () => say(button.dataset.failed),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
