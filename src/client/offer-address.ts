import { copyText } from './copy-text.ts';
import { element } from './element.ts';

/**
 * Shows an address to send, and puts it into the clipboard where the browser lets it.
 *
 * @param place where to show it; what stands there goes
 * @param facts what to say of it beside
 */
export async function offerAddress(place: HTMLElement, href: string, facts = ''): Promise<void> {
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
  status.textContent = `${isCopied ? 'Ссылка скопирована.' : 'Скопируйте ссылку из поля.'} ${facts}`.trim();
}
