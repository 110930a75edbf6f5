import fs from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The system's Chromium: CHROMIUM_PATH, else whatever the path has of it; undefined if there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...["/usr/bin", ...folders].flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    MAC,
  ];
  return candidates.find((file) => file && fs.existsSync(file));
}
