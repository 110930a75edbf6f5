import PostalMime from "postal-mime";
import { createMessageWriter, type PrintedMail } from "#app/platform/mail-message.server.ts";

const write = createMessageWriter(undefined);

/** A printed mail as the program of whoever gets it reads it. */
export async function readMail(mail: PrintedMail) {
  const { html = "", text = "", subject = "", headers } = await PostalMime.parse(await write(mail));
  const header = (name: string) => headers.find(({ key }) => key === name.toLowerCase())?.value;
  return { to: mail.to, subject, html, text, header };
}

export type ReadMail = Awaited<ReturnType<typeof readMail>>;
