import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares two secrets in the same time wherever they differ, their length included. */
export const isSameSecret = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
