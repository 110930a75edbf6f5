import { organisationDay } from "#app/organisation/organisation-queries.server.ts";

/** Sends lines of CSV as they are made, as a file named "<name>-2013-01-14.csv"; with the mark by which Excel knows UTF-8. */
export async function csvDownload(
  name: string,
  lines: AsyncGenerator<string | Uint8Array> | Generator<string>,
  now: Date,
): Promise<Response> {
  const day = await organisationDay(now);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode("\uFEFF")),
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${day}.csv"`,
    },
  });
}
