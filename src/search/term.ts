import * as v from 'valibot';

/** Marks of Markdown: names and definitions are shown as they stand, in search and on cards too. */
const MARKUP = /[`<>]|\*\*|\]\(/;

const plain = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('write something'),
  v.check((text) => !MARKUP.test(text), 'plain text only, without marks of Markdown or HTML'),
);

/** A term of the glossary. */
export const term = v.strictObject({
  /** Name in links, `term:goroutine`, and in the address, `/glossary/#goroutine`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'use small Latin letters, digits and hyphens')),
  /** As the site writes it in Russian. */
  ru: plain,
  en: plain,
  /** What else people call it or type. */
  variants: v.optional(v.array(plain), []),
  /** One sentence. */
  definition: plain,
  /** Address of the page that explains it, `/ramp-up/concurrency/`. */
  home: v.pipe(
    v.string(),
    v.regex(/^\/(?:[a-z0-9_-]+\/)+$/, 'write an address with slashes: /ramp-up/docker/'),
  ),
});

export type Term = v.InferOutput<typeof term>;
