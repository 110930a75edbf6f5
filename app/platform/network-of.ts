/** The eight groups of an IPv6 address, each as a number; null when it is none. */
function groupsOf(address: string): number[] | null {
  const [head = "", tail, ...more] = address.split("%")[0]!.split("::");
  if (more.length > 0) return null;
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const left = read(head);
  const right = tail === undefined ? [] : read(tail);
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  return [...left, ...Array<number>(tail === undefined ? 0 : missing).fill(0), ...right];
}

export type Network = {
  /** One household or device: an IPv4 address, or the /64 that an IPv6 customer is given. */
  address: string;
  /** Its neighbours, often one provider or one building: /24, or /48 of IPv6. */
  network: string;
};

/**
 * What limits and hashes go by. IPv6 customers choose the lower 64 bits themselves, so those say nothing.
 * An IPv4 address written as IPv6 is that IPv4 address. Null when the address cannot be read.
 */
export function networkOf(address: string): Network | null {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain))
    return { address: plain, network: plain.replace(/\d+$/, "0/24") };
  const groups = plain.includes(":") ? groupsOf(plain) : null;
  if (!groups || groups.some((group) => !(group >= 0 && group <= 0xffff))) return null;
  const hex = groups.map((group) => group.toString(16));
  return { address: `${hex.slice(0, 4).join(":")}::/64`, network: `${hex.slice(0, 3).join(":")}::/48` };
}
