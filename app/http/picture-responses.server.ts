/** A drawing of our own as a picture: nothing in it may run, and nothing load but what it brings along. Overprinting is a style of its shapes. */
export function svgResponse(svg: string, headers: Record<string, string> = {}): Response {
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      ...headers,
    },
  });
}

/** A file to be kept, under a name of ASCII letters. */
export function download(bytes: Uint8Array | string, type: string, name: string): Response {
  return new Response(bytes as BodyInit, {
    headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });
}
