import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findPictureFile } from "#app/media/picture-queries.server.ts";

const types = { webp: "image/webp", jpg: "image/jpeg" } as const;

// GET /media/:picture/:file, such as /media/0140…/960.webp
export async function loader({ params }: LoaderFunctionArgs) {
  const named = /^([1-9]\d{0,3})\.(webp|jpg)$/.exec(params.file ?? "");
  const format = named?.[2] as keyof typeof types | undefined;
  const bytes = format && (await findPictureFile(params.picture!, Number(named![1]), format));
  if (!bytes) throw notFound("page");
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": types[format],
      "Cache-Control": "public, max-age=31536000, immutable",
      // Nothing but a picture, even for somebody who opens it as a page.
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });
}
