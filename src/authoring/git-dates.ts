import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CONTENT } from './content-paths.ts';

/** When a file was last changed, for a reader and for a machine. */
export interface LastChange {
  /** ISO 8601 with the committer's offset. */
  iso: string;
  /** «22 ноября 2026». */
  words: string;
}

/** Separates commits from the paths beneath them in git's output: no path begins so. */
const MARK = '\u0001';

let dates: Promise<Map<string, string>> | undefined;

/** The day of the newest commit that touched a file; null without git, in a shallow clone, or for a new file. */
export async function lastChange(file: string): Promise<LastChange | null> {
  dates ??= readDates();
  const iso = (await dates).get(file);
  if (iso === undefined) return null;
  const words = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  return { iso, words: words.replace(/\s*г\.$/, '') };
}

/** Newest commit date by path, from the output of `git log --format=<mark>%cI --name-only`. */
export function newestByPath(log: string): Map<string, string> {
  const newest = new Map<string, string>();
  for (const commit of log.split(MARK).slice(1)) {
    const [date = '', ...paths] = commit.split('\n').filter((line) => line !== '');
    for (const path of paths) if (!newest.has(path)) newest.set(path, date);
  }
  return newest;
}

async function readDates(): Promise<Map<string, string>> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', ['-c', 'core.quotePath=off', ...args], { maxBuffer: 1 << 28 })).stdout;
  try {
    // In a shallow clone every file seems to have changed in the oldest commit that is there.
    if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') return new Map();
    return newestByPath(await git('log', `--format=${MARK}%cI`, '--name-only', '--', CONTENT));
  } catch {
    // No git, or no repository: the page is shown without the date.
    return new Map();
  }
}
