/**
 * What becomes of an address, which decides what it may be:
 *
 * - `link`: the reader follows it, anywhere;
 * - `resource`: the browser loads it by itself, from the own site only;
 * - `connection`: the browser prepares to load from there (`preconnect`), from the own site only;
 * - `form`: the browser sends there what the reader typed, to the own site only;
 * - `identity`: the site names itself to machines (canonical, `og:`, sitemap), in full and only itself.
 */
export type Use = 'link' | 'resource' | 'connection' | 'form' | 'identity';

/** An address as it stands in a file of the built site. */
export interface Reference {
  /** From 1. */
  line: number;
  /** The address, entities and escapes resolved: `/a/b/topic/#id`. */
  address: string;
  /** How the file puts it, where that is not the address that is meant: `/topic/` in roadmap.json. */
  written?: string;
  /** Where it stands, in the words of the file: `<a href>`, `url()`, `"start_url"`. */
  place: string;
  use: Use;
}

/** What is wrong in a built file, said so that its author can mend it. */
export interface LinkFault {
  /** Path under the built folder, with `/`: `topic/index.html`. */
  file: string;
  line: number;
  found: string;
  remedy: string;
}

/** What one file says: the addresses that it names, the ids that can be linked to, faults seen on the way. */
export interface Reading {
  references: Reference[];
  ids: ReadonlySet<string>;
  faults: Omit<LinkFault, 'file'>[];
}

/** The line of an offset, from 1, when the text begins at line `first`. Cheap when asked in growing order. */
export function lineCounter(text: string, first = 1): (offset: number) => number {
  let [line, seen] = [first, 0];
  return (offset) => {
    for (let at = text.indexOf('\n', seen); at !== -1 && at < offset; at = text.indexOf('\n', seen)) {
      line += 1;
      seen = at + 1;
    }
    return line;
  };
}
