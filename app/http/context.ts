import type { SignReply } from "#app/petitions/sign-reply.ts";
import type { Visit } from "#app/platform/visit.ts";
import type { UploadedFile } from "./read-upload.server.ts";

export type { Visit };

declare module "@remix-run/node" {
  /** What the front door hands to every loader and action. */
  interface AppLoadContext {
    /** Of a page that may be cached, `address` and `userAgent` are empty: such a page is nobody's. */
    visit: Visit;
    /** Address of the script that enhances public pages; null while there is no build of it. */
    enhanceHref: string | null;
    /** Present when the front door has already judged the posted signature form. */
    signReply?: SignReply;
    /** Of a page that hydrates: fresh for this response, and nowhere else but in its policy and scripts. */
    nonce?: string;
    /** Set by the render of a page that carries its own style: the one text its policy allows. */
    styleHash?: string;
    /** The files of a posted form, by the name of their field: `panelUpload` reads them. */
    files?: Record<string, UploadedFile>;
    /** Set by `handleError`: the request failed because the database is away. */
    databaseAway?: boolean;
  }
}
