/** A picture as /admin/pictures tells of it. */
export type SentPicture = { id: string; width: number; height: number; alt: string; fileName: string };

export type Sending = { ok: true; picture: SentPicture } | { ok: false; error: string };

/** What a file chooser offers. The server looks for itself. */
export const pictureTypes = "image/jpeg,image/png,image/webp,image/gif,image/avif";

const LARGEST = 15 * 1024 * 1024;

/** Uploads a picture. `error`: a code of the namespace "editor", or "failed" when nothing came back. */
export async function sendPicture(
  file: File,
  { alt = "", campaignId }: { alt?: string; campaignId?: string | undefined },
): Promise<Sending> {
  if (file.size > LARGEST) return { ok: false, error: "file-too-large" };
  const body = new FormData();
  body.set("alt", alt);
  if (campaignId) body.set("campaign", campaignId);
  body.set("file", file);
  try {
    const response = await fetch("/admin/pictures", {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (response.status === 413) return { ok: false, error: "file-too-large" };
    return (await response.json()) as Sending;
  } catch {
    return { ok: false, error: "failed" };
  }
}

/** Pictures uploaded before, a page at a time. Errors: throws when nothing comes back. */
export async function earlierPictures(
  before: string | null,
): Promise<{ pictures: SentPicture[]; next: string | null }> {
  const response = await fetch(`/admin/pictures${before ? `?before=${before}` : ""}`);
  if (!response.ok) throw new Error(`Pictures answered ${response.status}`);
  return response.json();
}
