import createCalendar, { ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { DatedPeriod } from '../../roadmap/year.ts';

/** An item with its days, as a calendar shows it. */
export interface CalendarEvent {
  id: string;
  title: string;
  /** Full address of its page. */
  url: string;
  done: boolean;
  days: DatedPeriod;
}

/** Stands in every UID, so that no other calendar's event is taken for one of ours. */
const DOMAIN = 'route-500k';

/**
 * The text of an iCalendar file (RFC 5545), an event of whole days per item. The UID of an event is its item's id:
 * importing a later file moves events instead of doubling them.
 *
 * @param now milliseconds since 1970; a later file's events outrank those of an earlier one by it
 */
export function calendarFile(name: string, events: readonly CalendarEvent[], now: number): string {
  const calendar = createCalendar({ name, prodId: { company: DOMAIN, product: 'plan', language: 'RU' } });
  for (const { id, title, url, done, days } of events) {
    calendar.createEvent({
      id: `${id}@${DOMAIN}`,
      // Whole minutes: a file a second later brings nothing new, and the number stays within 32 bits until the year 6053.
      sequence: Math.floor(now / 60_000),
      stamp: new Date(now),
      start: midnight(days.start),
      // RFC 5545, 3.6.1: the end of whole days is the day after the last.
      end: midnight(addDays(days.end, 1)),
      allDay: true,
      timezone: 'UTC',
      summary: done ? `Пройдено: ${title}` : title,
      description: url,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
