import { askOnce } from "./client.mjs";
import { demandAllGood, interleave, ratioLine, ratioOf } from "./measure.mjs";
import { startControl, startLoad, startWeb } from "./stage.mjs";

const CONNECTIONS = 64;
const BROWSER = ["Accept-Encoding: gzip, deflate, br", "Accept: text/html"];
/** A request with credentials is never answered from memory: this is the page's own uncached render. */
const UNCACHED = ["Authorization: Bench", "Accept: text/html"];
/** Rendering takes milliseconds of one processor: a few connections keep it busy. */
const RENDER_CONNECTIONS = 8;

/** The very headers and bytes a page is answered with, for the control to send. */
async function pageOf(port, path) {
  const { head, body } = await askOnce(port, path, BROWSER);
  const [, ...lines] = head.split("\r\n");
  const headers = {};
  for (const line of lines) {
    const [name, ...rest] = line.split(": ");
    if (!/^(connection|date|keep-alive|transfer-encoding)$/i.test(name)) headers[name] = rest.join(": ");
  }
  return { headers, body: body.toString("base64") };
}

/** Goal 3: kept pages against a bare server that sends the same bytes, and against rendering them. */
export async function pageGoals(stage, { rounds, seconds }) {
  const web = await startWeb(stage);
  const load = startLoad();
  const control = await startControl("bytes");
  const lines = [];
  const pages = {
    campaign: `/campaigns/${stage.petitions.campaign}`,
    petition: `/petitions/${stage.petitions.demo}`,
  };
  for (const [name, path] of Object.entries(pages)) {
    await control.serve(await pageOf(web.port, path));
    const plan = { kind: "get", paths: [path], seconds, connections: CONNECTIONS, headers: BROWSER };
    const contenders = {
      kept: () => load.run({ ...plan, port: web.port }),
      bare: () => load.run({ ...plan, port: control.port }),
      rendered: () =>
        load.run({ ...plan, port: web.port, headers: UNCACHED, connections: RENDER_CONNECTIONS }),
    };
    for (const warmUp of Object.values(contenders)) await warmUp();
    const seen = await interleave(contenders, rounds);
    for (const [contender, results] of Object.entries(seen))
      demandAllGood(`${name} ${contender}`, results, 200);
    lines.push(
      ratioLine(
        3,
        `Kept ${name} page to a bare server sending the same bytes`,
        0.7,
        ratioOf(seen.kept, seen.bare),
      ),
      ratioLine(3, `Kept ${name} page to its own render`, 10, ratioOf(seen.kept, seen.rendered)),
    );
  }
  await web.stop();
  return lines;
}
