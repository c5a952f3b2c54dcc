import { z } from 'astro/zod';
import { KINDS } from '../roadmap/published-roadmap.ts';

/** A page's address on the site, without the base: `/ramp-up/docker/`. */
const address = z.string().regex(/^\/(?:[a-z0-9-]+\/)+$/, 'write an address with slashes: /ramp-up/docker/');

/** The fields of a note's front matter beside Starlight's own. */
export const noteFields = z.object({
  /** The answer in one sentence; search engines and the page's card show it. */
  description: z.string().min(1),
  /** What the page is; without it an item is a topic, and a page of the ring a supplement. */
  kind: z.enum(KINDS).optional(),
  /** Hours to plan with, practice included. */
  hours: z.number().positive().optional(),
  /** Place of a supplement on the ring, from 1; those without one follow by the name of their folder. */
  order: z.int().positive().optional(),
  /** Addresses of neighbouring pages; each is shown on both. */
  related: z.array(address).optional(),
  /** What people type when they look for this page. */
  aliases: z.array(z.string().min(1)).optional(),
  /** The day on which the facts were last checked against their sources. */
  checked: z.date().optional(),
  /** News for those who have read the page: a day and one Russian line each. */
  changes: z.array(z.record(z.string(), z.string().min(1))).optional(),
});

/** Every key that a note's front matter may have; another one is a typing error that would be lost in silence. */
export const NOTE_KEYS: readonly string[] = [
  'title',
  'tableOfContents',
  'draft',
  ...Object.keys(noteFields.shape),
];
