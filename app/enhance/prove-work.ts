type Challenge = {
  algorithm: string;
  challenge: string;
  maxnumber?: number;
  salt: string;
  signature: string;
};

/**
 * Proof of work, only when the server is suspicious of this network: asked for on the first touch of the
 * form, solved in a worker while the form is being filled in, sent in a hidden field. Nobody sees a puzzle.
 * `data-check` is the address that hands out the challenge and says where the solving script is.
 */
export function proveWork(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  let solving: Promise<void> | undefined;
  let solved = false;
  const start = () => {
    solving ??= ask(form)
      .catch(() => {})
      .then(() => {
        solved = true;
      });
  };
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", (event) => {
    if (solved || event.defaultPrevented) return;
    start();
    event.preventDefault();
    // What stands after this one (the guard) must see only the submit that really leaves.
    event.stopImmediatePropagation();
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    const patience = new Promise((resolve) => setTimeout(resolve, 8_000));
    Promise.race([solving, patience]).then(() => {
      solved = true;
      form.requestSubmit(submitter);
    });
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const reply = await fetch(form.dataset.check!, { headers: { accept: "application/json" } });
  const { challenge, solver } = (await reply.json()) as { challenge: Challenge | null; solver: string };
  if (!challenge) return;
  const solution = await solve(solver, challenge);
  if (!solution) return;
  const { maxnumber: _limit, ...known } = challenge;
  const field = form.elements.namedItem("proof") as HTMLInputElement;
  field.value = btoa(JSON.stringify({ ...known, ...solution }));
}

function solve(script: string, challenge: Challenge): Promise<{ number: number; took: number } | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = reject;
    worker.postMessage(challenge);
  });
}
