// Spelling of prose and names, Russian and English. Beside the dictionaries it knows the glossary, the words of
// cspell-words.txt as they stand, and the nouns of cspell-nouns.txt in all their cases.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const GLOSSARY = 'content/glossary.yml';

/** Endings of nouns on a consonant and on -а; the nominative is the first. */
const MASCULINE = ['', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах'];
const FEMININE = ['а', 'ы', 'е', 'у', 'ой', '', 'ам', 'ами', 'ах'];

const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');

function nouns() {
  const lines = read('cspell-nouns.txt').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).flatMap(casesOf);
}

function casesOf(noun) {
  const endings = noun.endsWith('а') ? FEMININE : MASCULINE;
  const stem = noun.endsWith('а') ? noun.slice(0, -1) : noun;
  // Russian writes и, never ы, after these, and е for о after a hissing sound.
  return endings.map((ending) =>
    (stem + ending)
      .replace(/([гкхжчшщ])ы$/u, '$1и')
      .replace(/([жчшщ])ов$/u, '$1ей')
      .replace(/([жчшщц])о([йм])$/u, '$1е$2'),
  );
}

function glossary() {
  if (!existsSync(new URL(GLOSSARY, import.meta.url))) return [];
  const terms = parse(read(GLOSSARY));
  return terms
    .flatMap(({ ru, en, variants = [] }) => [ru, en, ...variants])
    .flatMap((name) => String(name).split(/\s+/));
}

export default {
  version: '0.2',
  language: 'en,en-GB,ru',
  import: ['@cspell/dict-ru_ru/cspell-ext.json'],
  files: [
    'content/**/*.{md,mdx,yml}',
    'src/**/*.{ts,astro,css,md,mdx,json}',
    'scripts/**/*.ts',
    '{,docs/}*.md',
  ],
  // Tests are full of words spelled wrong on purpose.
  // So are the lists of what people write by ear.
  ignorePaths: [
    '**/*.{test,fixture}.ts',
    'content/search-words.yml',
    'src/search/vacancy/other-technologies.ts',
  ],
  words: [...nouns(), ...glossary()],
  dictionaryDefinitions: [{ name: 'project', path: './cspell-words.txt', addWords: true }],
  dictionaries: [
    'project',
    'golang',
    'node',
    'npm',
    'typescript',
    'html',
    'css',
    'softwareTerms',
    'docker',
    'sql',
    'k8s',
  ],
  patterns: [
    { name: 'Fence', pattern: '/^ *(`{3,}|~{3,})[^]*?^ *\\1/gm' },
    { name: 'CodeSpan', pattern: '/(`+)[^`][^]*?\\1/g' },
    { name: 'LinkTarget', pattern: '/\\]\\([^)\\s]*/g' },
    { name: 'Cyrillic', pattern: '/[а-яё]+/giu' },
  ],
  overrides: [
    // Code, addresses and ids are not prose.
    { filename: '**/*.{md,mdx}', ignoreRegExpList: ['Fence', 'CodeSpan', 'LinkTarget'] },
    // The reader of roadmaps matches pieces of words and words that people get wrong.
    { filename: 'src/roadmap/*.ts', ignoreRegExpList: ['Cyrillic'] },
  ],
};
