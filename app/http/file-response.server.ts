/** Sends a kept file as it is read, to be saved and never shown. `name`: ASCII, as it is kept. */
export function fileResponse(
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: number },
  content: AsyncGenerator<Uint8Array>,
): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await content.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await content.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}
