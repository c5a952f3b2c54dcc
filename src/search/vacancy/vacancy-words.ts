import { folded } from '../words.ts';

/** A word of a vacancy with its place in the text. */
export interface VacancyWord {
  /** As it stands there. */
  raw: string;
  folded: string;
  from: number;
  to: number;
}

/** Longer texts are cut: no vacancy is as long, and what stands behind it is the rest of a page that was copied whole. */
export const LONGEST_VACANCY = 20_000;

/** The part of a text that is read as the vacancy. */
export function readPart(text: string): string {
  return text.slice(0, LONGEST_VACANCY).normalize('NFC');
}

/** The words of a vacancy in order; what joins them is nothing: `TCP/IP` is two, as in the names of the site. */
export function vacancyWords(text: string): VacancyWord[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: raw, index }) => ({
    raw,
    folded: folded(raw),
    from: index,
    to: index + raw.length,
  }));
}
