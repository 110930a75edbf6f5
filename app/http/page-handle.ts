/** What a route's `handle` tells the frame around its page. */
export interface PageHandle {
  /** The drawing that grows out of the footer. */
  rise?: "sun" | "hands" | "dome" | "poppies";
  /** Leaves the sections out on phones, where a form has to stand high. */
  slim?: boolean;
  /** Belongs to the organizers' panel: hydrated, and in the panel's own frame. Its loader says the language. */
  panel?: true;
}
