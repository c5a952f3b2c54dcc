import { pathToFileURL } from 'node:url';
import type { WordData } from '../../search/concept-data.ts';
import { BuildProblemsError } from '../build-problem.ts';
import { readIfThere } from '../content-files.ts';
import { CONTENT } from '../content-paths.ts';
import { readWords } from './read-words.ts';

const WORDS_FILE = `${CONTENT}/search-words.yml`;

/**
 * The words that are one word for a search, none where the site has no such file.
 *
 * @throws BuildProblemsError where the file cannot be read as groups of words
 */
export async function wordGroups(): Promise<WordData> {
  const source = await readIfThere(pathToFileURL(WORDS_FILE));
  if (source === null) return [];
  const { words, problems } = readWords(source, WORDS_FILE);
  if (problems.length > 0) throw new BuildProblemsError(problems);
  return words;
}
