import { isChecked, stateOf, tick } from '../../progress/ticks.ts';
import type { ProgressStore } from './progress-store.ts';

/** Takes what readers tick anywhere in the page, boxes that scripts add later included. */
export function takeTicks(store: ProgressStore): void {
  takeEarlyTicks(store);
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) takeTick(store, target);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-doing]') : null;
    const id = button?.dataset.doing;
    if (id === undefined) return;
    const isSet = button?.ariaPressed === 'true';
    store.change((progress, moment) => tick(progress, id, isSet ? 'todo' : 'doing', moment));
  });
}

/** A box that is ticked before any script has run was ticked by a reader who did not wait: no build ticks one. */
function takeEarlyTicks(store: ProgressStore): void {
  const progress = store.current();
  for (const box of document.querySelectorAll<HTMLInputElement>(
    'input:is([data-item], [data-checkpoint]):checked',
  )) {
    const { item = '', checkpoint } = box.dataset;
    const isKnown =
      checkpoint === undefined
        ? stateOf(progress, { id: item, done: false }) === 'done'
        : isChecked(progress, checkpoint);
    if (!isKnown) takeTick(store, box);
  }
}

function takeTick(store: ProgressStore, box: HTMLInputElement): void {
  const id = box.dataset.item ?? box.dataset.checkpoint;
  if (id === undefined) return;
  store.change((progress, moment) => tick(progress, id, box.checked ? 'done' : 'todo', moment));
}
