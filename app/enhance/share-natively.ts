/**
 * Opens the device's own share sheet. `item` stands hidden in the page and is shown where the browser has such
 * a sheet; its button carries `data-share-title`, `data-share-text` and `data-share-url`.
 */
export function shareNatively(item: HTMLElement): void {
  const button = item.querySelector("button");
  if (!navigator.share || !button) return;
  item.hidden = false;
  button.addEventListener("click", () => {
    const { shareTitle: title, shareText: text, shareUrl: url } = button.dataset;
    // Closing the sheet without sharing rejects; nothing is wrong then.
    navigator.share({ title, text, url }).catch(() => {});
  });
}
