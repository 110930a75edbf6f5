/** An e-mail address that in a narrow place breaks behind its "@" first. */
export function Address({ children: address }: { children: string }) {
  const at = address.lastIndexOf("@") + 1;
  return (
    <span className="adm-mailbox">
      {address.slice(0, at)}
      {at > 0 ? <wbr /> : null}
      {address.slice(at)}
    </span>
  );
}
