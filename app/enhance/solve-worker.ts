import { solveChallenge } from "altcha-lib/v1";

/** Answers one challenge with the number that solves it, off the main thread so that typing stays smooth. */
self.addEventListener("message", async ({ data }) => {
  const { challenge, salt, algorithm, maxnumber } = data;
  self.postMessage(await solveChallenge(challenge, salt, algorithm, maxnumber).promise);
});
