import { allEvidence } from '../../progress/evidence.ts';
import { allNotes } from '../../progress/notes.ts';
import type { Progress } from '../../progress/progress.ts';
import { reviewsOf } from '../../progress/reviews.ts';
import { idOf } from '../../progress/sub-keys.ts';
import { VERDICT_WORDS } from '../../progress/verdict-words.ts';
import { plural } from '../../roadmap/plural.ts';
import type { Forms } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { pageHref } from '../page-href.ts';
import type { Desk } from './progress-desk.ts';

const LINKS: Forms = ['ссылка', 'ссылки', 'ссылок'];

/** Where the reader has written something, and what mentors have said. */
export function showWritten(page: HTMLElement, { store, titleOf }: Desk): void {
  const list = find(page, 'ul', 'data-written');
  const none = find(page, 'p', 'data-nothing-written');
  store.subscribe((progress) => {
    const rows = writtenOf(progress);
    none.hidden = rows.length > 0;
    list.replaceChildren(
      ...rows.map(({ id, words }) =>
        element(
          'li',
          {},
          element('a', { href: `${pageHref(id)}#own-words` }, titleOf(id)),
          `: ${words.join(', ')}`,
        ),
      ),
    );
  });
}

function writtenOf(progress: Progress): { id: string; words: string[] }[] {
  const notes = allNotes(progress);
  const evidence = allEvidence(progress);
  const reviewed = Object.keys(progress.reviews).map(idOf);
  const ids = new Set([...Object.keys(notes), ...Object.keys(evidence), ...reviewed]);
  return [...ids].sort().flatMap((id) => {
    const links = evidence[id]?.length ?? 0;
    const verdicts = reviewsOf(progress, id).map(({ verdict }) =>
      verdict === null ? 'ментор написал' : `ментор: ${VERDICT_WORDS[verdict]}`,
    );
    const words = [
      ...(notes[id] === undefined ? [] : ['заметка']),
      ...(links === 0 ? [] : [plural(links, LINKS)]),
      ...verdicts,
    ];
    return words.length === 0 ? [] : [{ id, words }];
  });
}
