export const postKinds = ["update", "statement", "press", "victory"] as const;

export type PostKind = (typeof postKinds)[number];

export function isPostKind(value: unknown): value is PostKind {
  return postKinds.includes(value as PostKind);
}
