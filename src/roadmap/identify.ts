import type { ChecklistLine } from './checklist.ts';
import { readLink, withoutNumbers } from './folder-link.ts';
import { withParts } from './nested.ts';
import type { Item, OutsideLink, Period, Phase, Problem } from './roadmap.ts';
import { numbered, RESERVED, slugOf } from './slug.ts';

/** A phase as it stands in the document, before ids are given. */
export interface PhaseDraft {
  title: string;
  line: number;
  period: Period | null;
  prose: string;
  lines: ChecklistLine[];
}

/**
 * Gives phases and lines their ids.
 *
 * A provisional id is made from wordings alone: the phase's title, then the line's own words. It looks at no link, so
 * an id stays good until its own line is linked, whatever else is linked meanwhile; therefore the page of an unlinked
 * line stands under the slug of the phase's title, even when the phase has a folder. Repeats are numbered in order of
 * the document, items before nested lines. An id is never taken from another line: where a folder would do so, that is
 * a problem to mend.
 */
export function identify(drafts: readonly PhaseDraft[]): { phases: Phase[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const links = new Map<ChecklistLine, LineLinks>();
  for (const line of drafts.flatMap(allLines)) links.set(line, readLinks(line, problems));
  const folders = phaseFolders(
    drafts.map((draft) => allLines(draft).flatMap((line) => links.get(line)?.folder ?? [])),
  );
  const takenTitles = new Set(RESERVED);
  const phases = drafts.map(({ lines, ...draft }, index): Phase => {
    const provisionalId = numbered(slugOf(draft.title), takenTitles);
    const folder = folders[index] ?? null;
    const id = folder === null ? provisionalId : withoutNumbers(folder);
    const provisionalIds = provisionalIdsOf(lines, provisionalId);
    const items = lines.map((line) => itemOf(line, false, links, provisionalIds));
    return { ...draft, id, provisionalId, number: index + 1, folder, items };
  });
  problems.push(...clashes(phases), ...clashes(phases.flatMap(({ items }) => items.flatMap(withParts))));
  return { phases, problems };
}

function itemOf(
  source: ChecklistLine,
  isPart: boolean,
  links: ReadonlyMap<ChecklistLine, LineLinks>,
  provisionalIds: ReadonlyMap<ChecklistLine, string>,
): Item {
  const { text, done, line, prose } = source;
  const { folder, outside } = links.get(source) ?? { folder: null, outside: [] };
  const provisionalId = provisionalIds.get(source) ?? '';
  return {
    id: folder === null ? provisionalId : withoutNumbers(folder),
    provisionalId,
    text,
    folder,
    hasPage: !isPart || folder !== null,
    done,
    line,
    links: outside,
    prose,
    parts: source.parts.map((part) => itemOf(part, true, links, provisionalIds)),
  };
}

interface LineLinks {
  folder: string | null;
  outside: OutsideLink[];
}

function allLines({ lines }: PhaseDraft): ChecklistLine[] {
  return lines.flatMap(withParts);
}

function readLinks({ targets, line }: ChecklistLine, problems: Problem[]): LineLinks {
  const links: LineLinks = { folder: null, outside: [] };
  for (const { text, url } of targets) {
    const link = readLink(url);
    if (link.kind === 'outside') {
      links.outside.push({ text, url });
    } else if (link.kind === 'unreadable') {
      problems.push({ line, found: `the link «${url}»: ${link.reason}`, remedy: link.remedy });
    } else if (links.folder !== null && links.folder !== link.folder) {
      const found = `one line links to two folders, ${links.folder}/ and ${link.folder}/`;
      problems.push({ line, found, remedy: 'keep one link, and give the other a line of its own' });
    } else {
      links.folder = link.folder;
    }
  }
  return links;
}

function provisionalIdsOf(items: readonly ChecklistLine[], phase: string): Map<ChecklistLine, string> {
  const taken = new Set<string>();
  const nested = items.flatMap((item) => item.parts.flatMap(withParts));
  return new Map(
    [...items, ...nested].map((line) => [line, `${phase}/${numbered(slugOf(line.text), taken)}`]),
  );
}

/**
 * The folder of each phase: the one in which most of its linked lines lie, of equal ones the first. A folder that two
 * phases claim belongs to the one with more lines in it, of equal ones the first.
 *
 * @param linked per phase the folders of its linked lines
 */
function phaseFolders(linked: readonly (readonly string[])[]): (string | null)[] {
  const claims = linked.map((folders) => {
    const counts = new Map<string, number>();
    for (const folder of folders) {
      const room = folder.split('/')[0] ?? folder;
      counts.set(room, (counts.get(room) ?? 0) + 1);
    }
    return [...counts].reduce<[string, number] | null>(
      (best, claim) => (best && best[1] >= claim[1] ? best : claim),
      null,
    );
  });
  return claims.map((claim, index) => {
    if (claim === null) return null;
    const [folder, count] = claim;
    const isOutdone = claims.some(
      (other, place) => other?.[0] === folder && (other[1] > count || (other[1] === count && place < index)),
    );
    return isOutdone ? null : folder;
  });
}

interface Identified {
  id: string;
  provisionalId: string;
  folder: string | null;
  line: number;
}

/** Folders that would take an id which is another one's, now or until that one is linked. */
function clashes(all: readonly Identified[]): Problem[] {
  const owners = new Map(all.map((one) => [one.provisionalId, one]));
  return all.flatMap((one) => {
    const owner = owners.get(one.id);
    owners.set(one.id, owner ?? one);
    if (one.folder === null || owner === undefined || owner === one) return [];
    if (owner.folder === one.folder) {
      const found = `a second link to ${one.folder}/; the first is in line ${owner.line}`;
      return [{ line: one.line, found, remedy: 'give each line a folder of its own' }];
    }
    const found = `the folder ${one.folder}/ would have the address /${one.id}/ of line ${owner.line}`;
    return [{ line: one.line, found, remedy: 'name the folder otherwise' }];
  });
}
