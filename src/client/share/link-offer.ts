import type { Shared } from '../../progress/share/shared.ts';
import { LONGEST_LINK, shareLink } from '../../progress/share/share-link.ts';
import { shareFile } from '../../progress/share/share-file.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { plural } from '../../roadmap/plural.ts';
import type { Forms } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { pageHref } from '../page-href.ts';
import { saveFile } from '../save-file.ts';

const CHARACTERS: Forms = ['символ', 'символа', 'символов'];

/**
 * Shows what the reader can send: a link, or a file where a link would be cut on its way.
 *
 * @param place where to show it; what stands there goes
 */
export async function offerLink(place: HTMLElement, shared: Shared, tickables: Tickables): Promise<void> {
  const link = shareLink(shared, tickables);
  if (!link.ok) {
    const save = element('button', { type: 'button', textContent: 'Скачать файл' });
    const why = `Получилось ${plural(link.length, CHARACTERS)}, а мессенджеры обрезают ссылки длиннее ${plural(LONGEST_LINK, CHARACTERS)}. Отправьте файл: его открывают на этой же странице.`;
    save.addEventListener('click', () => saveFile(`route-500k-${shared.kind}.json`, shareFile(shared)));
    place.replaceChildren(element('p', {}, why), save);
    save.focus();
    return;
  }
  const href = new URL(`${pageHref('share')}#${link.fragment}`, location.href).href;
  const field = element('textarea', {
    readOnly: true,
    rows: 3,
    value: href,
    attributes: { 'aria-label': 'Ссылка' },
  });
  const status = element('p', { attributes: { role: 'status' } });
  place.replaceChildren(field, status);
  field.select();
  const isCopied = await copyText(href);
  const size = `Длина ${plural(href.length, CHARACTERS)}.`;
  status.textContent = isCopied ? `Ссылка скопирована. ${size}` : `Скопируйте ссылку из поля. ${size}`;
  if (link.left.length > 0)
    status.textContent += ` Не вошло, потому что на сайте этого больше нет: ${link.left.join(', ')}.`;
}

/** Puts a text into the clipboard; says whether the browser has let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages without https and built-in browsers of messengers have no clipboard.
    return false;
  }
}
