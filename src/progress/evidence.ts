import { countFinished } from './activity.ts';
import { isWebAddress } from './guards.ts';
import type { Moment, Progress } from './progress.ts';
import { put } from './progress.ts';
import { entriesUnder, idOf } from './sub-keys.ts';
import type { Evidence } from './values.ts';

/** A proof of work with the name under which {@link removeEvidence} knows it. */
export interface NamedEvidence extends Evidence {
  name: string;
}

/** The proofs of an item in the order in which they were added. */
export function evidenceOf(progress: Progress, item: string): NamedEvidence[] {
  return entriesUnder(progress.evidence, item)
    .flatMap(({ name, value, time }) => (value === null ? [] : [{ ...value, name, time }]))
    .sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1))
    .map(({ time: _time, ...evidence }) => evidence);
}

/**
 * Adds a proof to an item, or changes the one of that name.
 *
 * @param name up to 16 Latin letters, digits, `-` and `_`; for a new one, a random text
 * @returns null when the address is none of the web, `https:` or `http:`
 */
export function putEvidence(
  progress: Progress,
  item: string,
  { name, url, text }: NamedEvidence,
  moment: Moment,
): Progress | null {
  if (!isWebAddress(url)) return null;
  const key = `${item} ${name}`;
  const isNew = progress.evidence[key] === undefined;
  const added = put(progress, 'evidence', key, { url, text }, moment);
  return isNew ? countFinished(added, 1, moment) : added;
}

/** Takes a proof away, on all devices. */
export function removeEvidence(progress: Progress, item: string, name: string, moment: Moment): Progress {
  return put(progress, 'evidence', `${item} ${name}`, null, moment);
}

/** Everything that {@link evidenceOf} gives, by item. */
export function allEvidence(progress: Progress): Record<string, Evidence[]> {
  const items = new Set(Object.keys(progress.evidence).map(idOf));
  return Object.fromEntries(
    [...items].flatMap((item) => {
      const evidence = evidenceOf(progress, item).map(({ url, text }) => ({ url, text }));
      return evidence.length === 0 ? [] : [[item, evidence]];
    }),
  );
}
