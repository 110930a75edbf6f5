import { loadPlaces } from "#app/geography/places.server.ts";
import { isDisposable } from "./is-disposable.server.ts";

/** Reads the lists that signing looks things up in, so that the first signer does not wait for them. */
export function warmUpSigning(): void {
  loadPlaces();
  isDisposable("somebody@example.org");
}
