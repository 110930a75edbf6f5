import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Stranger } from "#app/platform/ask-as-stranger.server.ts";

export type FakeWeb = {
  port: number;
  /** What each path answers; one that is missing is a 404. */
  pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** Requests that came in, oldest first. */
  requests: IncomingMessage[];
  /** What finds this server under any name, and may go there. */
  fetcher: Stranger;
  stop(): Promise<void>;
};

/** A web server on the wire, on this machine. */
export async function startFakeWeb(): Promise<FakeWeb> {
  const server = createServer((request, response) => {
    fake.requests.push(request);
    const answer = fake.pages[request.url ?? ""];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const fake: FakeWeb = {
    port,
    pages: {},
    requests: [],
    fetcher: {
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
      alsoReach: (address, at) => address === "127.0.0.1" && at === port,
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
