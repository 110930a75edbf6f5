import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";

/** An endpoint that checks what it is sent as the site does, and remembers it. */
export async function startReceiver(secret: string) {
  const events: Stripe.Event[] = [];
  /** What it answers next, one after the other; 200 when there is nothing more. */
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answers.shift() ?? 200;
    const signature = String(request.headers["stripe-signature"]);
    if (answer === 200) events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, secret));
    response.writeHead(answer).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/stripe`,
    events,
    answers,
    types: () => events.map(({ type }) => type),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
