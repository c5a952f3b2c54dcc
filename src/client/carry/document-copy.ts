import * as v from 'valibot';
import { copyAsRoadmap } from '../../progress/copy-as-roadmap.ts';
import { doneIds } from '../../progress/finished.ts';
import { find } from '../find.ts';
import { pageData } from '../page-data.ts';
import { saveFile } from '../save-file.ts';
import { copyText } from '../copy-text.ts';
import type { Desk } from './progress-desk.ts';

const documentLines = v.array(v.object({ id: v.string(), line: v.number() }));

/** The roadmap document with the reader's ticks, byte for byte the owner's otherwise: to publish progress by a commit. */
export function offerDocument(page: HTMLElement, { store, lines, titleOf }: Desk): void {
  const status = find(page, 'p', 'data-document-status');
  const source = find(page, 'a', 'data-document').href;
  const ticked = async (): Promise<{ text: string; boxless: string[] }> => {
    const response = await fetch(source);
    if (!response.ok) throw new Error(`${source}: HTTP ${response.status}`);
    const places = v.parse(documentLines, pageData('document-lines'));
    return copyAsRoadmap(await response.text(), places, doneIds(store.current(), lines));
  };
  const on = (button: string, act: (text: string) => Promise<string>): void => {
    find(page, 'button', button).addEventListener('click', () => {
      ticked()
        .then(async ({ text, boxless }) => {
          const left = boxless.map(titleOf).join(', ');
          status.textContent = (await act(text)) + (left && ` Без галочки в документе остались: ${left}.`);
        })
        .catch(() => {
          status.textContent = 'Документ не загрузился. Проверьте сеть и попробуйте ещё раз.';
        });
    });
  };
  on('data-copy-document', async (text) =>
    (await copyText(text)) ? 'Скопировано.' : 'Браузер не дал скопировать: скачайте файл.',
  );
  on('data-save-document', (text) => {
    saveFile('roadmap.md', text, 'text/markdown');
    return Promise.resolve('Файл готов.');
  });
}
