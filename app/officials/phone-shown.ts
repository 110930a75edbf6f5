/** A telephone number (E.164) as people here read it: "916 555 0142"; those of other countries as they are. */
export function phoneShown(e164: string): string {
  return e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "$1 $2 $3");
}
