import type { Kind } from './published-roadmap.ts';

/** What a page is, in a word for the reader. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  topic: 'тема',
  project: 'проект',
  hub: 'проекты',
  career: 'карьера',
  supplement: 'дополнение',
};
