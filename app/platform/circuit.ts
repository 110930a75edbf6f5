/** Why work was not begun: too much of it waits, or whoever would do it has failed lately. */
export class NotBegun extends Error {
  override name = "NotBegun";
  constructor(readonly why: "busy" | "resting") {
    super(`not begun: ${why}`);
  }
}

export interface CircuitLimits {
  /** Pieces of work at one time. */
  atOnce: number;
  /** Pieces that may wait for their turn; more are refused. */
  waiting: number;
  /** After so many failures in a row nothing is begun for `restMs`; then one piece tries whether it works again. */
  failures: number;
  restMs: number;
}

type Waiting = { begin: () => void; refuse: (error: Error) => void };

/**
 * Stands before a service that may be slow or away, so that those who ask for it harm nobody: a few pieces of work at
 * a time, a few that wait, and none for a while once it has failed several times in a row.
 */
export class Circuit {
  readonly #limits: CircuitLimits;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #failed = 0;
  #restsUntil = 0;

  constructor(
    limits: CircuitLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#limits = limits;
  }

  /** Does a piece of work in its turn. Throws NotBegun, what the work throws, or the reason of `signal`. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      const result = await work();
      this.#failed = 0;
      this.#restsUntil = 0;
      return result;
    } catch (error) {
      this.#fail();
      throw error;
    } finally {
      // Whoever waits takes over the place.
      const next = this.#waiting.shift();
      if (next) next.begin();
      else this.#running -= 1;
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { atOnce, waiting } = this.#limits;
    if (this.#restsUntil > 0) {
      if (this.now() < this.#restsUntil) throw new NotBegun("resting");
      // One tries; whoever comes meanwhile is told to come again.
      this.#restsUntil = this.now() + this.#limits.restMs;
      this.#running += 1;
      return;
    }
    if (this.#running < atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= waiting) throw new NotBegun("busy");
    await new Promise<void>((resolve, reject) => {
      const place = { begin: resolve, refuse: reject };
      this.#waiting.push(place);
      signal.addEventListener("abort", () => this.#leave(place, signal.reason), { once: true });
    });
  }

  #leave(place: Waiting, reason: Error): void {
    const at = this.#waiting.indexOf(place);
    if (at >= 0) this.#waiting.splice(at, 1);
    place.refuse(reason);
  }

  #fail(): void {
    this.#failed += 1;
    if (this.#failed < this.#limits.failures) return;
    this.#restsUntil = this.now() + this.#limits.restMs;
    for (const { refuse } of this.#waiting.splice(0)) refuse(new NotBegun("resting"));
  }
}
