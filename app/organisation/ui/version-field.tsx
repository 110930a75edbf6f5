/** Tells the action which version a form was filled with. */
export function VersionField({ version }: { version: number }) {
  return <input type="hidden" name="version" value={version} key={version} />;
}
