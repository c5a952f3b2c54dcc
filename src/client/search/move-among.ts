/** Arrows lead from the field into the results and through them; up from the first one is the field again. */
export function moveAmong(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at === -1 && document.activeElement !== input) return;
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  const to = next < 0 ? input : links[next];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** Draws the results anew without taking the focus from the link that has it; where that is gone the first one gets it. */
export function keepFocus(list: HTMLElement, draw: () => void): void {
  const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
  draw();
  if (focused === null || focused === undefined) return;
  const links = [...list.querySelectorAll('a')];
  (links.find((link) => link.getAttribute('href') === focused) ?? links[0])?.focus();
}
