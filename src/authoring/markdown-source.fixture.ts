import { parseMarkdownFile } from './markdown-file.ts';
import type { MarkdownFile, SourceFile } from './markdown-file.ts';

/** A note of the page `ramp-up/docker`, unless said otherwise. */
export function noteOf(
  text: string,
  file = 'content/1-ramp-up/docker/index.md',
  page = 'ramp-up/docker',
): SourceFile {
  return { file, page, text };
}

/** The same, parsed. */
export function parsed(text: string, file?: string, page?: string): MarkdownFile {
  const result = parseMarkdownFile(noteOf(text, file, page));
  if (!('tree' in result)) throw new Error(result.found);
  return result;
}
