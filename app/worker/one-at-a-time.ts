/**
 * Keeps a piece of work from running twice at once in this process. Whoever asks while it runs is
 * answered at once, and it runs once more after that: what came meanwhile is not missed.
 */
export function oneAtATime<T>(work: (argument: T) => Promise<void>): (argument: T) => Promise<void> {
  let running = false;
  let askedAgain = false;
  return async (argument) => {
    if (running) {
      askedAgain = true;
      return;
    }
    running = true;
    try {
      do {
        askedAgain = false;
        await work(argument);
      } while (askedAgain);
    } finally {
      running = false;
    }
  };
}
