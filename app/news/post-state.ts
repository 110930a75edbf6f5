export const postStates = ["draft", "scheduled", "published", "removed"] as const;

export type PostState = (typeof postStates)[number];

export function isPostState(value: unknown): value is PostState {
  return postStates.includes(value as PostState);
}

/** How a post stands, for staff. */
export function postState(post: {
  publishedAt: Date | null;
  publishAt: Date | null;
  removedAt: Date | null;
}): PostState {
  if (post.removedAt) return "removed";
  if (post.publishedAt) return "published";
  return post.publishAt ? "scheduled" : "draft";
}
