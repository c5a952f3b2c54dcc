import { slugify } from 'transliteration';

/** First segments of addresses that the site itself uses: no phase may have them. */
export const RESERVED: readonly string[] = [
  'about',
  'ring',
  'glossary',
  'plan',
  'share',
  'search',
  'trainer',
  'anki',
  'changes',
  'downloads',
  'projects',
  '404',
  'pagefind',
  'roadmap',
  'index',
  'rss',
  'llms',
  '_astro',
];

/** Longest slug before its number, in characters: an address fits a line and a messenger. */
const LONGEST = 60;

/**
 * A segment of an address made from a wording: Latin lower case, digits and hyphens, cut at a word. A wording without
 * letters and digits (emoji) gets its code points, so that it, too, depends on nothing but the wording.
 */
export function slugOf(text: string): string {
  const slug = slugify(text, {
    replace: [
      ['ц', 'ts'],
      ['Ц', 'Ts'],
    ],
    allowedChars: 'a-zA-Z0-9',
  });
  return cut(slug === '' ? codePoints(text) : slug);
}

/** The slug, or the first of `slug-2`, `slug-3` and so on that is not taken; notes it as taken. */
export function numbered(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  taken.add(free);
  return free;
}

function cut(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const word = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, word > 0 ? word : LONGEST);
}

function codePoints(text: string): string {
  const points = [...text]
    .filter((character) => /\S/u.test(character))
    .map((character) => character.codePointAt(0));
  return ['u', ...points.map((point) => point?.toString(16))].join('-');
}
