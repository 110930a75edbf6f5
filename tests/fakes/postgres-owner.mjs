// A process that starts the embedded PostgreSQL and stays, to be killed by a test: node postgres-owner.mjs <folder>
import { startPostgres } from "../../scripts/postgres.mjs";

const postgres = await startPostgres({ dataDir: process.argv[2], durable: false, report: () => {} });
console.log(JSON.stringify({ port: postgres.port, url: postgres.url(), folder: postgres.folder }));
setInterval(() => {}, 60_000);
