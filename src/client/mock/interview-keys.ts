import { MARKS, type Mark } from '../../cards/mock/mark.ts';

/** What the keys of an interview do; each has a button, too. */
interface InterviewKeys {
  /** Space. Says whether there was an answer to open: else the key scrolls, as ever. */
  open: () => boolean;
  /** 0 to 3. */
  mark: (mark: Mark) => void;
  /** Enter. */
  next: () => void;
}

/** Listens where the focus is within the interview alone, so that no key does anything elsewhere on the page. */
export function listenToKeys(root: HTMLElement, keys: InterviewKeys): void {
  root.addEventListener('keydown', (event) => {
    const { key, target, repeat, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (repeat || altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const mark = MARKS.find((one) => String(one) === key);
    if (mark !== undefined) keys.mark(mark);
    // A key that the focused control answers to itself stays with it.
    else if (key === ' ' && !target.matches('a, button, input, summary, pre')) {
      if (keys.open()) event.preventDefault();
    } else if (key === 'Enter' && !target.matches('a, button, summary')) keys.next();
  });
}
