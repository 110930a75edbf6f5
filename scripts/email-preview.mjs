/**
 * `npm run email`: every mail template in both languages, with made-up facts. Serves them on a free port until
 * stopped; `npm run email -- <folder>` writes them there instead. Needs no database.
 */

import fs from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { tsImport } from "tsx/esm/api";
import { prepareEnvironment } from "./environment.mjs";
import { ensureInstalled } from "./install.mjs";
import { onStop, runScript } from "./lifecycle.mjs";

async function renderAll() {
  // Its own copy of every module each time, so that a reload shows what was edited.
  const { everyLetter } = await tsImport("../tests/factories/letters.ts", import.meta.url);
  const letters = [...(await everyLetter("en")), ...(await everyLetter("es"))];
  // The pictures lie beside the mails, since no site is running behind their addresses.
  return letters.map((letter) => ({
    ...letter,
    html: letter.html.replace(/(<img[^>]* src=")[^"]*/, `$1${pictureOf(letter)}`),
  }));
}

const fileOf = ({ name, language }) => `${name}.${language}`;
const pictureOf = (letter) => `${fileOf(letter)}.png`;
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function indexOf(letters) {
  const rows = letters.map((letter) => {
    const file = fileOf(letter);
    const bytes = Buffer.byteLength(letter.html) + (letter.picture?.length ?? 0);
    const size = (bytes / 1000).toFixed(1);
    return `<tr><td><a href="${file}.html">${file}</a><td><a href="${file}.txt">text</a><td>${size} kB<td>${escaped(letter.subject)}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title><style>td{padding:4px 12px;font:16px sans-serif}</style><table>${rows.join("")}</table>`;
}

async function writeTo(folder) {
  const letters = await renderAll();
  fs.mkdirSync(folder, { recursive: true });
  for (const letter of letters) {
    fs.writeFileSync(path.join(folder, `${fileOf(letter)}.html`), letter.html);
    fs.writeFileSync(path.join(folder, `${fileOf(letter)}.txt`), `${letter.subject}\n\n${letter.text}\n`);
    if (letter.picture) fs.writeFileSync(path.join(folder, pictureOf(letter)), letter.picture);
  }
  fs.writeFileSync(path.join(folder, "index.html"), indexOf(letters));
  console.log(`${letters.length} mails in ${folder}`);
}

async function answer(request, response) {
  const letters = await renderAll();
  const wanted = decodeURIComponent(request.url.slice(1));
  const pictured = letters.find((each) => wanted === pictureOf(each));
  if (pictured?.picture)
    return response.writeHead(200, { "Content-Type": "image/png" }).end(pictured.picture);
  const letter = letters.find(
    (each) => wanted === `${fileOf(each)}.html` || wanted === `${fileOf(each)}.txt`,
  );
  const body = letter ? (wanted.endsWith(".txt") ? letter.text : letter.html) : indexOf(letters);
  const type = wanted.endsWith(".txt") ? "text/plain" : "text/html";
  response.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(body);
}

await runScript(async () => {
  prepareEnvironment("development");
  await ensureInstalled();
  const folder = process.argv[2];
  if (folder) return writeTo(path.resolve(folder));
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error?.stack ?? error)));
  });
  onStop(() => server.close());
  server.listen(Number(process.env.PORT) || 0, "127.0.0.1", () => {
    console.log(`Mails: http://127.0.0.1:${server.address().port}/`);
  });
});
