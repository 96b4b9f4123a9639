/** Moves focus to the next (+1) or previous (−1) pane: an element with `data-pane` that holds no other pane. */
export function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.querySelector('[data-pane]') === null && pane.getClientRects().length > 0,
  );
  if (panes.length === 0) return;
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = now < 0 ? (step === 1 ? 0 : panes.length - 1) : (now + step + panes.length) % panes.length;
  const pane = panes[next];
  if (!pane) return;
  if (!pane.hasAttribute('tabindex')) pane.tabIndex = -1;
  pane.focus();
}
