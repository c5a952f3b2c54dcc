import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';
import type { CalendarEvent } from './calendar-file.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const EVENT: CalendarEvent = {
  id: 'ramp-up/docker',
  title: 'Docker; слои, кэш \\ и "кавычки"',
  url: 'https://example.test/route/ramp-up/docker/',
  done: false,
  days: { start: '2026-12-30', end: '2027-01-02' },
};

function eventsOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

describe('the calendar file, read by another library', () => {
  it('has an event of whole days with the title, the address and the id', () => {
    const [event] = eventsOf(calendarFile('План', [EVENT], NOW));
    expect(event?.uid).toBe('ramp-up/docker@route-500k');
    expect(event?.summary).toBe(EVENT.title);
    expect(event?.component.getFirstPropertyValue('url')).toBe(EVENT.url);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe('2026-12-30');
    expect(event?.endDate.toString()).toBe('2027-01-03');
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-25T12:00:00Z');
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('keeps the id and outranks itself when the plan has moved', () => {
    const [before] = eventsOf(calendarFile('План', [EVENT], NOW));
    const moved = { ...EVENT, done: true, days: { start: '2027-01-05', end: '2027-01-05' } } as const;
    const [after] = eventsOf(calendarFile('План', [moved], NOW + 60_000));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.summary).toBe(`Пройдено: ${EVENT.title}`);
    expect(after?.sequence).toBe((before?.sequence ?? 0) + 1);
    expect(after?.startDate.toString()).toBe('2027-01-05');
    expect(after?.endDate.toString()).toBe('2027-01-06');
  });

  it('folds long lines as RFC 5545 wants them, in octets', () => {
    const long = { ...EVENT, title: 'Очень длинное название пункта '.repeat(12).trim() };
    const text = calendarFile('План', [long], NOW);
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(eventsOf(text)[0]?.summary).toBe(long.title);
  });
});
