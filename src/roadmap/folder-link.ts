import { RESERVED } from './slug.ts';

/** What the target of a link in a checklist line is. */
export type LinkReading =
  | { kind: 'outside' }
  /** `1-ramp-up/concurrency`: two levels, no slash at the ends. */
  | { kind: 'folder'; folder: string }
  | { kind: 'unreadable'; reason: string; remedy: string };

const SCHEMES = ['http', 'https', 'mailto', 'tel'];
const SEGMENT = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/u;
const EXAMPLE = 'link to a folder under content/, like `[text](1-ramp-up/concurrency/)`';

/** Reads the target of a link: a topic's folder under `content/`, or an address outside. */
export function readLink(url: string): LinkReading {
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    return SCHEMES.includes(scheme)
      ? { kind: 'outside' }
      : unreadable(
          `an address of the kind ${scheme}:`,
          `use one of ${SCHEMES.map((name) => `${name}:`).join(', ')}`,
        );
  }
  if (url.startsWith('//')) return unreadable('an address without its scheme', 'write https:// before it');
  const path = url.replace(/^(?:\.\/)+/u, '').replace(/\/$/u, '');
  if (/\s|%20/u.test(path)) return unreadable('a folder with spaces', 'name the folder with hyphens');
  if (path.split('/').some((segment) => /^\.+$/u.test(segment))) return unreadable('a way upwards', EXAMPLE);
  if (path.startsWith('/')) return unreadable('an address on this site', EXAMPLE);
  return readFolder(path);
}

/** A folder without the number at the head of each segment: `1-ramp-up/concurrency` is `ramp-up/concurrency`. */
export function withoutNumbers(folder: string): string {
  return folder
    .split('/')
    .map((segment) => segment.replace(/^\d+-(?=.)/u, ''))
    .join('/');
}

function readFolder(path: string): LinkReading {
  const segments = path.split('/');
  const odd = segments.find((segment) => !SEGMENT.test(segment));
  if (odd !== undefined) {
    return unreadable(
      odd === '' ? 'an empty folder name' : `the folder name «${odd}»`,
      `${EXAMPLE}; names have small Latin letters, digits and hyphens`,
    );
  }
  if (segments.length !== 2) {
    const levels = segments.length === 1 ? 'one level' : `${segments.length} levels`;
    return unreadable(`a folder of ${levels} instead of two`, EXAMPLE);
  }
  const [phase = ''] = withoutNumbers(path).split('/');
  if (RESERVED.includes(phase)) {
    return unreadable(
      `a folder whose address /${phase}/ the site itself uses`,
      'name the folder of the phase otherwise',
    );
  }
  return { kind: 'folder', folder: path };
}

function unreadable(reason: string, remedy: string): LinkReading {
  return { kind: 'unreadable', reason, remedy };
}
