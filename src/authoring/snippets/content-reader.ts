import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFile } from './snippet.ts';

/**
 * Reads files of the repository from the disk.
 *
 * @param root folder of the repository
 */
export function contentReader(root: string): ReadFile {
  return (path) => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch (error) {
      if (
        error instanceof Error &&
        'code' in error &&
        ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
      ) {
        return null;
      }
      throw error;
    }
  };
}
