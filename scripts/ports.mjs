import net from "node:net";

/** Whether nobody listens on this port of that address. */
export function isFree(port, host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** The first free port of a range. Errors: when all are taken. */
export async function freePort(from, to, host) {
  for (let port = from; port <= to; port++) if (await isFree(port, host)) return port;
  throw new Error(`No free port between ${from} and ${to}.`);
}

const FIRST = 3000;
const LAST = 3999;

/**
 * The port to serve on: PORT as set (0 lets the system choose), else 3000 or the next free one.
 * Errors: PORT is set and taken.
 */
export async function choosePort({ PORT, HOST }) {
  if (PORT === undefined) return freePort(FIRST, LAST, HOST);
  if (PORT === 0) return lentPort(HOST);
  if (await isFree(PORT, HOST)) return PORT;
  throw new Error(`Port ${PORT} is taken: stop what runs there or set PORT to another.`);
}

function lentPort(host) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
