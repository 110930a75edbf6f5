import { expect, test } from "vitest";
import { videoAt, videoHref } from "./video.ts";

test.each([
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  [" https://vimeo.com/76979871 ", "https://vimeo.com/76979871"],
  ["https://vimeo.com/channels/staffpicks/76979871", "https://vimeo.com/76979871"],
  ["https://player.vimeo.com/video/76979871?h=8272103f6e", "https://vimeo.com/76979871/8272103f6e"],
])("%s leads to a video", (address, href) => {
  expect(videoHref(videoAt(address)!)).toBe(href);
});

test.each([
  "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
  "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
  "javascript:alert('youtu.be/dQw4w9WgXcQ')",
  "https://www.youtube.com/watch?v=short",
  "https://www.youtube.com/@someone",
  "https://vimeo.com/about",
  "not an address",
  "",
])("%s does not", (address) => {
  expect(videoAt(address)).toBeNull();
});
