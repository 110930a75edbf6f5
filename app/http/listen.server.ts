import type { Server } from "node:net";

/** Opens a port; 0 takes any free one. Returns the port. Errors: it is taken, or may not be opened. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} of ${host} is taken. Set PORT to another one.`) : error);
    });
    // A wave of visitors arrives faster than one loop turn accepts.
    server.listen({ port, host, backlog: 2_048 }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
