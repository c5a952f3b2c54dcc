import * as v from 'valibot';
import type { WordData } from '../../search/concept-data.ts';
import { stem } from '../../search/stem.ts';
import { folded, queryWords } from '../../search/words.ts';
import type { BuildProblem } from '../build-problem.ts';
import { readYaml } from '../front-matter.ts';
import { readAs } from '../read-as.ts';

const word = v.pipe(
  v.string(),
  v.check(
    (text) => queryWords(text).length === 1 && queryWords(text)[0] === folded(text),
    'not a single word',
  ),
  v.transform(folded),
);
const groupsSchema = v.array(v.pipe(v.array(word), v.minLength(2, 'a group of one word')));

/** Reads groups of words that are one word for a search: no word, in whatever form, stands in two of them. */
export function readWords(source: string, file: string): { words: WordData; problems: BuildProblem[] } {
  const reading = readYaml(source, file);
  const remedy =
    'the file is a list of groups, each a list of two words or more: quote what YAML takes for a value';
  const parsed = readAs(groupsSchema, reading, file, remedy);
  if ('problems' in parsed) return { words: [], problems: parsed.problems };
  const homes = new Map<string, number>();
  const problems = parsed.output.flatMap((group, index) =>
    group.flatMap((text, place): BuildProblem[] => {
      const home = homes.get(stem(text)) ?? index;
      homes.set(stem(text), home);
      if (home === index) return [];
      const others = parsed.output[home]?.join(', ') ?? '';
      const found = `«${text}» is a word of the group «${others}», too`;
      return [
        {
          file,
          line: reading.lineOf([index, place]),
          found,
          remedy: 'join the two groups, or leave it in one',
        },
      ];
    }),
  );
  return { words: parsed.output, problems };
}
