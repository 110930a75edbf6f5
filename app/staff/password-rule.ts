/** Length alone makes a password strong; the upper end only bounds the work. */
export const passwordLength = { from: 12, to: 200 } as const;

export type PasswordProblem = "short" | "long" | "guessable";

/** What is wrong with a new password, for somebody with this address and name; null when it will do. */
export function passwordProblem(
  password: string,
  { email, name }: { email: string; name: string },
): PasswordProblem | null {
  if (password.length < passwordLength.from) return "short";
  if (password.length > passwordLength.to) return "long";
  const plain = password.toLowerCase();
  const own = [email, email.split("@")[0]!, name]
    .map((text) => text.toLowerCase())
    .filter((text) => text !== "");
  const rest = own.reduce((left, text) => (text.length < 4 ? left : left.replaceAll(text, "")), plain);
  // "aaaaaaaaaaaa", or little more than the address again.
  return new Set(plain).size < 5 || rest.length < 4 ? "guessable" : null;
}
