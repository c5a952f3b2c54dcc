import { dueWords } from '../../cards/due-words.ts';
import type { Queue } from '../../cards/queue.ts';
import { element } from '../element.ts';

/**
 * What stands on the desk when nothing is to be answered: that today is done, or that no topic has begun.
 *
 * @param topics how many topics are in the queue
 * @param undo takes the last grade back; null where there is none
 */
export function doneView(
  { nextDue }: Queue,
  topics: number,
  now: number,
  undo: (() => void) | null,
): HTMLElement {
  const back = element('button', { type: 'button', textContent: 'Отменить последнюю оценку' });
  if (undo) back.addEventListener('click', undo);
  const words =
    topics === 0
      ? 'В очереди пока нет тем. Отметьте тему «в работе» в её конспекте или выберите ниже.'
      : nextDue === null
        ? 'По этому выбору карточек на сегодня нет.'
        : `На сегодня всё. Следующая карточка – через ${dueWords(nextDue - now)}.`;
  return element(
    'div',
    { className: 'done' },
    element('p', {}, words),
    undo !== null && element('p', { className: 'row' }, back),
  );
}
