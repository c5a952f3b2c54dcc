import type { CalendarEvent } from '../../progress/plan/calendar-file.ts';
import { daysOf } from '../../progress/plan/readers-plan.ts';
import { ITEMS, plural } from '../../roadmap/plural.ts';
import { find } from '../find.ts';
import { later } from '../later.ts';
import { saveFile } from '../save-file.ts';
import type { BoardPart, BoardState } from './plan-board.ts';

/** The plan as a file for the reader's own calendar. */
export function offerCalendarFile(board: HTMLElement): BoardPart {
  const button = find(board, 'button', 'data-calendar');
  const status = find(board, 'span', 'data-calendar-status');
  let shown: BoardState | null = null;
  button.addEventListener('click', () => {
    if (shown === null) return;
    const events = eventsOf(shown);
    // The library that writes the file is fetched by those who want one.
    void later(() => import('../../progress/plan/calendar-file.ts')).then(({ calendarFile }) => {
      saveFile('route-500k.ics', calendarFile(document.title, events, Date.now()), 'text/calendar');
      status.textContent = `В файле ${plural(events.length, ITEMS)}`;
    });
  });
  return (state) => {
    shown = state;
    button.disabled = eventsOf(state).length === 0;
  };
}

function eventsOf({ items, done, laid }: BoardState): CalendarEvent[] {
  return items.flatMap(({ id, title, href }) => {
    const days = daysOf(laid, id, done);
    const url = new URL(href ?? '', location.href).href;
    return days === undefined ? [] : [{ id, title, url, done: done.has(id), days }];
  });
}
