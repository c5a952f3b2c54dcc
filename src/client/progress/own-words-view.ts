import { element } from '../element.ts';
import { evidenceEditor } from './evidence-editor.ts';
import { noteEditor } from './note-editor.ts';
import type { ProgressStore } from './progress-store.ts';
import { reviewList } from './review-list.ts';

/**
 * Shows what the reader has written on a topic, and lets it be changed.
 *
 * @param place the section that the page keeps for it
 * @param wanted `note` or `evidence` where the reader has just asked to write one
 */
export function showOwnWords(
  place: HTMLElement,
  topic: string,
  store: ProgressStore,
  wanted: string | null,
): void {
  const note = noteEditor(topic, store);
  const evidence = evidenceEditor(topic, store);
  place.replaceChildren(
    element('h3', {}, 'Заметка'),
    note.view,
    element('h3', {}, 'Доказательства'),
    evidence.view,
    reviewList(topic, store),
  );
  if (wanted === 'note') note.edit();
  if (wanted === 'evidence') evidence.edit();
}
