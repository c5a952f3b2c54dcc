import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { isDay } from './day.ts';
import type { Day, Problem } from './roadmap.ts';

/** Keys that the front matter of a roadmap may have. */
const KEYS = ['start'];
const WRITE_START = 'write the day on which the plan starts, like `start: 2026-11-25`';
const NO_RULE = 'if `---` in line 1 is meant as a rule, take it away';

/**
 * Reads the front matter of the roadmap: `start`, the day whose year the plan takes.
 *
 * @param source the YAML between the `---` lines, the first of which is line 1 of the document
 */
export function readFrontMatter(source: string): { start: Day | null; problems: Problem[] } {
  const lineCounter = new LineCounter();
  const yaml = parseDocument(source, { lineCounter, logLevel: 'silent' });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + 1;
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error !== undefined) {
    const found = `front matter that is no YAML: ${error.message.replace(/ at line \d.*$/su, '')}`;
    return {
      start: null,
      problems: [{ line: lineAt(error.pos[0]), found, remedy: `${WRITE_START}; ${NO_RULE}` }],
    };
  }
  if (yaml.contents === null) return { start: null, problems: [] };
  if (!isMap(yaml.contents)) {
    const problem = { line: 2, found: 'front matter without keys', remedy: `${WRITE_START}; ${NO_RULE}` };
    return { start: null, problems: [problem] };
  }
  let start: Day | null = null;
  const problems: Problem[] = [];
  for (const { key, value } of yaml.contents.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    const line = isScalar(key) ? lineAt(key.range[0]) : 2;
    if (!KEYS.includes(name)) {
      problems.push({
        line,
        found: `the key «${name}», which nothing reads`,
        remedy: `use ${KEYS.join(', ')}`,
      });
      continue;
    }
    const day = isScalar(value) ? String(value.value) : '';
    if (isDay(day)) start = day;
    else problems.push({ line, found: `start: «${day}», which is no day`, remedy: WRITE_START });
  }
  return { start, problems };
}
