/** What a mail server said, as far as it tells something about the whole blast. */
export type Said = "accepted" | "bounced" | "refused";

export type Trouble = "errors" | "bounces";

const LOOKED_AT = 200;

/** Of so many tries in a row, three in four were refused: something is wrong with the sender or the mail. */
const REFUSED = { of: 40, most: 30 };
/** Of so many, one in ten was to nobody: the list is old or bought, and mail houses will act on it. */
const BOUNCED = { of: 200, most: 20 };

/**
 * Watches what becomes of a blast's mails and says when it has to stop, before mail houses stop it. Begins anew with
 * every start: whoever lets a blast go on has looked.
 */
export function troubleWatch() {
  let last: Said[] = [];
  return {
    note(said: Said): void {
      last = [...last.slice(1 - LOOKED_AT), said];
    },
    found(): Trouble | null {
      const among = (said: Said, { of }: { of: number }) => last.slice(-of).filter((each) => each === said);
      if (last.length >= REFUSED.of && among("refused", REFUSED).length >= REFUSED.most) return "errors";
      const bounces = among("bounced", BOUNCED).length;
      return last.length >= REFUSED.of && bounces >= BOUNCED.most ? "bounces" : null;
    },
  };
}
