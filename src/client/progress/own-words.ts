import type { Progress } from '../../progress/progress.ts';
import { later } from '../later.ts';
import type { ProgressStore } from './progress-store.ts';

/**
 * The reader's own section on a topic's page. What it needs is loaded when there is something to show, or when the
 * reader wants to write.
 *
 * @param place the section that the page keeps for it
 */
export function offerOwnWords(place: HTMLElement, topic: string, store: ProgressStore): void {
  let isOpen = false;
  const open = (wanted: string | null): void => {
    if (isOpen) return;
    isOpen = true;
    leave();
    void later(() => import('./own-words-view.ts')).then(({ showOwnWords }) =>
      showOwnWords(place, topic, store, wanted),
    );
  };
  place.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) open(target.dataset.write ?? null);
  });
  const leave = store.subscribe((progress) => {
    // The first call comes before `leave` is there.
    if (hasWords(progress, topic)) queueMicrotask(() => open(null));
  });
}

function hasWords({ notes, evidence, reviews }: Progress, topic: string): boolean {
  const named = [...Object.keys(evidence), ...Object.keys(reviews)];
  return Boolean(notes[topic]?.[0]) || named.some((key) => key.startsWith(`${topic} `));
}
