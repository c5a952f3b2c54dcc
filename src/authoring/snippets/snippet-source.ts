import { basename } from 'node:path/posix';
import type { Snippet } from './snippet.ts';

/** What the line beneath quoted code may tell. */
export interface SnippetFacts {
  /** The repository's page on its host, without a closing slash; null where none is known. */
  repository: string | null;
  /** The Go version that the code is tested with; null where the content has no Go module. */
  goVersion: string | null;
}

/** What is shown around quoted code. */
export interface SnippetSource {
  /** Title of the frame. */
  title: string;
  /** The file, from the topic's own folder on: `concurrency/pool/pool.go`. */
  path: string;
  /** The quoted lines in the repository; null where none is known. */
  url: string | null;
  /** What proves the code; null where no test does. */
  proof: string | null;
}

/** Says where quoted code comes from and what proves it, in the words of the site. */
export function snippetSource(snippet: Snippet, facts: SnippetFacts): SnippetSource {
  const { target, path } = snippet;
  const topic = path.slice(0, -target.file.length);
  return {
    title: isOutput(snippet) ? 'Вывод' : basename(path),
    path: `${basename(topic)}/${target.file}`,
    url:
      facts.repository === null ? null : `${facts.repository}/blob/main/${address(path)}${anchor(snippet)}`,
    proof: proof(snippet, facts),
  };
}

/** A promised output, or what a program printed into `testdata`. */
function isOutput({ target, path }: Snippet): boolean {
  return target.part.kind === 'output' || /\/testdata\/.*\.txt$/.test(path);
}

/** Text that a test compares with what is printed; other texts of `testdata` are records, such as measurements. */
function isGolden(path: string): boolean {
  return /\/testdata\/(?:.*\/)?want[^/]*\.txt$/.test(path);
}

function proof({ target, path, excerpt }: Snippet, { goVersion }: SnippetFacts): string | null {
  if (target.part.kind === 'output') {
    const order = excerpt.unordered ? ', порядок строк любой' : '';
    return `вывод проверен тестом ${target.part.example}${order}`;
  }
  if (goVersion === null) return null;
  if (isGolden(path)) return `вывод проверен на Go\u00a0${goVersion}`;
  return path.endsWith('.go') ? `проверено на Go\u00a0${goVersion}` : null;
}

function address(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function anchor({ target, excerpt: { lines } }: Snippet): string {
  const [first, last] = [lines.at(0), lines.at(-1)];
  if (target.part.kind === 'file' || !first || !last) return '';
  return first === last ? `#L${first.number}` : `#L${first.number}-L${last.number}`;
}
