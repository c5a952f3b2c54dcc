import { exportFile } from '../../progress/export-file.ts';
import { localDay } from '../local-day.ts';
import { saveFile } from '../save-file.ts';
import { storedTrainerLines } from '../trainer/stored-lines.ts';
import type { ProgressStore } from './progress-store.ts';

/** Gives the reader all progress and the trainer's log as a file; what could not be read goes beside it, as it was stored. */
export function saveExport(store: ProgressStore): void {
  const today = localDay(new Date());
  saveFile(`route-500k-${today}.json`, exportFile(store.current(), today, storedTrainerLines()));
  const unread = store.quarantine();
  if (unread.length > 0) saveFile(`route-500k-${today}-unread.txt`, unread.join('\n\n'), 'text/plain');
}
