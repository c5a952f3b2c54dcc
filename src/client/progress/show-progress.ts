/** The script of every page: shows the reader's progress in it, and takes what is ticked. */
import { later } from '../later.ts';
import { offerOwnWords } from './own-words.ts';
import { pageLines } from './page-lines.ts';
import { paintMarks } from './progress-marks.ts';
import { readerProgress } from './reader-progress.ts';
import { markSections } from './section-marks.ts';
import { takeTicks } from './tick-boxes.ts';

const store = readerProgress();
const lines = pageLines();
/** Of a topic's page. */
const ownWords = document.querySelector<HTMLElement>('[data-own-words]');

takeTicks(store);
store.subscribe((progress) => paintMarks(progress, lines));
if (ownWords?.dataset.ownWords !== undefined) {
  offerOwnWords(ownWords, ownWords.dataset.ownWords, store);
  markSections(ownWords.dataset.ownWords, store);
}
store.onTrouble((trouble) => {
  void later(() => import('./trouble-notice.ts')).then(({ noticeTrouble }) => noticeTrouble(trouble, store));
});
