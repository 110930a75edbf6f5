/** Opens the `<dialog>` that `data-open-dialog` names, and closes it on a press beside it. */
export function openDialog(opener: HTMLElement): void {
  const dialog = document.getElementById(opener.dataset.openDialog ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  opener.hidden = false;
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
