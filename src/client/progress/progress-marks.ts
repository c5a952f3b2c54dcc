import type { Progress } from '../../progress/progress.ts';
import type { LineGroup } from '../../progress/route-lines.ts';
import { allLines, checkpointsDone, countItems, isChecked, stateOf } from '../../progress/ticks.ts';
import type { State } from '../../progress/values.ts';

/** What follows a station's name where nobody sees its colour. */
const SPOKEN: Record<State, string> = { todo: '', doing: ', в работе', done: ', пройдено' };

/**
 * Shows progress in the whole page, wherever its markup asks for it: see «Marks» in docs/progress.md.
 *
 * @param groups the roadmap's lines, of {@link pageLines}
 */
export function paintMarks(progress: Progress, groups: readonly LineGroup[]): void {
  const lines = new Map(groups.flatMap(({ items }) => allLines(items)).map((line) => [line.id, line]));
  const state = (id = ''): State => stateOf(progress, lines.get(id) ?? { id, done: false });
  for (const box of all('input[data-item]')) {
    const now = state(box.dataset.item);
    box.checked = now === 'done';
    box.indeterminate = now === 'doing';
  }
  for (const box of all('input[data-checkpoint]'))
    box.checked = isChecked(progress, box.dataset.checkpoint ?? '');
  for (const station of all('[data-station]')) {
    const now = state(station.dataset.station);
    station.dataset.state = now;
    if (station.dataset.name !== undefined) station.ariaLabel = station.dataset.name + SPOKEN[now];
  }
  for (const button of all('button[data-doing]')) paintDoing(button, progress, state(button.dataset.doing));
  for (const { id, items } of groups) paintCount(id, countItems(progress, items));
  for (const count of all('[data-checkpoints]')) {
    const total = Number(count.dataset.total);
    // A checkpoint that the page has no more stays ticked.
    show(count, { done: Math.min(checkpointsDone(progress, count.dataset.checkpoints ?? ''), total), total });
  }
}

function paintCount(group: string, count: { done: number; total: number }): void {
  for (const element of all(`[data-count="${CSS.escape(group)}"]`)) show(element, count);
}

/** A count in words, or a bar. */
function show(element: HTMLElement, { done, total }: { done: number; total: number }): void {
  if (element instanceof HTMLProgressElement) element.value = done;
  else element.textContent = `${String(done)} из ${String(total)}`;
}

function paintDoing(button: HTMLButtonElement, progress: Progress, state: State): void {
  const isSet = progress.ticks[button.dataset.doing ?? '']?.[0] === 'doing';
  button.textContent = state === 'doing' ? 'В работе' : 'Взять в работу';
  button.ariaPressed = String(state === 'doing');
  // What is being done because of its checkpoints cannot be put back here.
  button.disabled = state === 'done' || (state === 'doing' && !isSet);
}

function all<Name extends string>(selector: Name): NodeListOf<ElementOf<Name>> {
  return document.querySelectorAll<ElementOf<Name>>(selector);
}

type ElementOf<Selector extends string> = Selector extends `input${string}`
  ? HTMLInputElement
  : Selector extends `button${string}`
    ? HTMLButtonElement
    : HTMLElement;
