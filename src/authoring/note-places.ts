import { QUESTIONS_PLACE } from './questions/question-place.ts';
import { ROUNDS_PLACE } from './rounds/rounds-place.ts';

/** A part of a rendered note: HTML, or a place where the page puts something of its own. */
export type NotePart =
  { html: string } | { place: 'questions' } | { place: 'rounds' } | { place: 'simulator'; name: string };

const PLACE = new RegExp(
  `${QUESTIONS_PLACE}|${ROUNDS_PLACE}|<simulator-place data-name="([^"]*)"></simulator-place>`,
  'g',
);

/** Cuts a rendered note at the places that the Markdown plugins have left, in the order of the note. */
export function cutAtPlaces(html: string): NotePart[] {
  const parts: NotePart[] = [];
  let from = 0;
  for (const match of html.matchAll(PLACE)) {
    const [place, name] = match;
    parts.push({ html: html.slice(from, match.index) });
    if (name !== undefined) parts.push({ place: 'simulator', name });
    else parts.push({ place: place === ROUNDS_PLACE ? 'rounds' : 'questions' });
    from = match.index + place.length;
  }
  return [...parts, { html: html.slice(from) }];
}
