import { withoutNumbers } from '../roadmap/folder-link.ts';
import { CONTENT } from './content-paths.ts';

/**
 * Id of the page to which a file belongs: its folder under `content/` without numbers.
 * `content/1-ramp-up/docker/index.md` is `ramp-up/docker`.
 *
 * @param path of a file under `content/`, from the root of the repository or longer; forward slashes
 */
export function pageIdOf(path: string): string {
  const inside = `/${path}`.split(`/${CONTENT}/`).at(-1) ?? '';
  return withoutNumbers(inside.split('/').slice(0, -1).join('/'));
}
