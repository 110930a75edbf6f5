const LONGEST = 2_000;

/** Whether a text is an address on the web that we follow: no other scheme, nothing of a login in it. */
export function isWebLink(text: string): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" && hostname !== "";
}
