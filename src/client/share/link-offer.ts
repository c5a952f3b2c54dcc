import type { Shared } from '../../progress/share/shared.ts';
import { LONGEST_LINK, shareLink } from '../../progress/share/share-link.ts';
import { shareFile } from '../../progress/share/share-file.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { plural } from '../../roadmap/plural.ts';
import type { Forms } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { offerAddress } from '../offer-address.ts';
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
  const left =
    link.left.length > 0 ? ` Не вошло, потому что на сайте этого больше нет: ${link.left.join(', ')}.` : '';
  await offerAddress(place, href, `Длина ${plural(href.length, CHARACTERS)}.${left}`);
}
