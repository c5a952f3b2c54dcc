import fc from 'fast-check';
import type { Day } from '../roadmap/roadmap.ts';
import type { Collection, Entry } from './entry.ts';
import { record } from './entry.ts';
import type { Moment, Progress } from './progress.ts';
import { EMPTY } from './progress.ts';
import type { CollectionName, Values } from './values.ts';
import { COLLECTIONS, STATES, VERDICTS } from './values.ts';

/** A moment of a device whose clock shows that time; its days are those of Greenwich. */
export function momentAt(now: number, device = 'laptop'): Moment {
  return { now, device, dayOf: (time) => new Date(time).toISOString().slice(0, 10) as Day };
}

/** Noon of a day, in milliseconds since 1970. */
export function noonOf(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** Ids as they are, and names that objects of JavaScript inherit. */
const id = fc.oneof(
  fc.constantFrom('a/b', 'a/c', 'a/b#one', 'a/b#two', 'a/c#one', 'ring/d'),
  fc.stringMatching(/^[a-z]{1,6}\/[a-z-]{1,8}(#[a-z]{1,8})?$/),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
);
const name = fc.constantFrom('x', 'y', 'Zz_-0');
const day = fc.constantFrom('2026-11-25', '2026-12-31', '2027-02-28');
const url = fc.constantFrom('https://example.org/a?b=c#d', 'http://example.org/', 'HTTPS://example.org/«ё»');
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', 'Каналы и `select`', '"]}\\', '"ticks":{'),
);
const spaced = (first: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(first, name).map((parts) => parts.join(' '));

const keys: Record<CollectionName, fc.Arbitrary<string>> = {
  ticks: id,
  notes: id,
  evidence: spaced(id),
  reviews: spaced(id),
  bookmarks: id,
  daysOff: fc.tuple(day, day).map((days) => days.join('/')),
  activity: spaced(day),
  settings: fc.constantFrom(
    'basis',
    'start',
    'weekdaysOff',
    'hours',
    'sender',
    'place',
    'someday',
    '__proto__',
  ),
};

const settings: Record<string, fc.Arbitrary<unknown>> = {
  basis: fc.constantFrom('own', 'published'),
  start: fc.option(day),
  weekdaysOff: fc.constantFrom('', '67', '123456'),
  hours: fc.option(fc.integer({ min: 1, max: 168 })),
  sender: fc.constantFrom('aaaaAAAA', '-_-_0000'),
  place: fc.record({ at: id, title: text }),
};

const values: { [Name in CollectionName]: fc.Arbitrary<Values[Name]> } = {
  ticks: fc.constantFrom(...STATES),
  notes: text,
  evidence: fc.option(fc.record({ url, text })),
  reviews: fc.option(fc.record({ verdict: fc.option(fc.constantFrom(...VERDICTS)), comment: text })),
  bookmarks: fc.option(text),
  daysOff: fc.boolean(),
  activity: fc.nat(40),
  // JSON writes the number -0 as 0.
  settings: fc.jsonValue({ maxDepth: 0 }).map((value): unknown => JSON.parse(JSON.stringify(value))),
};

const time = fc.oneof(fc.nat(9), fc.integer({ min: 0, max: 8.64e15 }));
const device = fc.constantFrom('laptop', 'phone', 'Zz_-0');

function collection(of: CollectionName, most: number): fc.Arbitrary<Collection> {
  const entry = keys[of].chain((key) => {
    const value =
      (of === 'settings' && Object.hasOwn(settings, key) ? settings[key] : undefined) ?? values[of];
    return fc.tuple(fc.constant(key), fc.tuple(value, time, device));
  });
  return fc.array(entry, { maxLength: most }).map((entries) => {
    const made: Record<string, Entry> = record();
    for (const [key, held] of entries) made[key] = held;
    return made;
  });
}

/** Any progress, up to so many entries a collection. */
export function anyProgress(most = 4): fc.Arbitrary<Progress> {
  const collections = Object.fromEntries(COLLECTIONS.map((some) => [some, collection(some, most)]));
  return fc.record(collections).map((made) => ({ ...EMPTY, ...made }));
}

/** The progress as a text that does not depend on the order in which entries came. */
export function canonical(progress: Progress): string {
  const sorted = (value: unknown, depth: number): unknown =>
    depth > 0 && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner, depth - 1)])
      : value;
  return JSON.stringify(sorted(progress, 3));
}

/** Any text at all, half surrogate pairs and control characters included. */
export function anyText(most: number): fc.Arbitrary<string> {
  const units = fc.array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: most });
  return units.map((codes) => String.fromCharCode(...codes));
}

/**
 * How many inputs a property test tries: so many in `npm run test:fuzz`, one of 200 in `npm test`.
 *
 * @param full the count for which the project answers
 */
export function runs(full: number): { numRuns: number } {
  const usual = fc.readConfigureGlobal().numRuns ?? 100;
  return { numRuns: import.meta.env.MODE === 'fuzz' ? full : Math.ceil((full * usual) / 20_000) };
}
