import { openShareFile } from '../../progress/share/share-file.ts';
import { openShareLink } from '../../progress/share/share-link.ts';
import { REFUSAL_WORDS } from '../../progress/share/refusal-words.ts';
import type { Opened } from '../../progress/share/shared.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { setting } from '../../progress/progress.ts';
import type { RouteBook } from '../../roadmap/route-book.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { pageTickables } from '../progress/page-tickables.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { receiveLink } from '../progress/received-links.ts';
import { pageRouteBook } from '../route-book.ts';
import { learnerView } from './learner-view.ts';
import { reviewView } from './review-view.ts';
import { sharedScheme } from './shared-scheme.ts';

/**
 * Opens what somebody has sent: the fragment of this page's address, or a file. What is not whole is named and leaves
 * no trace; what is whole is shown, and a learner's link remembered to tell what has changed when the next one comes.
 */
class ShareView extends HTMLElement {
  private readonly scheme = sharedScheme(this);
  private book: RouteBook | null = null;
  private readonly listen = (): void => void this.openFragment();

  connectedCallback(): void {
    this.book = pageRouteBook();
    if (this.book === null) return;
    addEventListener('hashchange', this.listen);
    const file = find(this, 'input', 'data-share-file');
    file.addEventListener('change', () => {
      const chosen = file.files?.[0];
      file.value = '';
      if (chosen !== undefined) void this.openFile(chosen);
    });
    void this.openFragment();
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.listen);
  }

  private async openFragment(): Promise<void> {
    const fragment = decoded(location.hash);
    if (fragment.replace('#', '') === '') {
      this.show(null);
      return;
    }
    await this.open((tickables) => openShareLink(fragment, tickables));
  }

  private async openFile(file: Blob): Promise<void> {
    const text = await file.text();
    await this.open(({ aliases }) => openShareFile(text, aliases));
  }

  private async open(reading: (tickables: Tickables) => Opened): Promise<void> {
    try {
      const tickables = await pageTickables();
      this.showOpened(reading(tickables), tickables);
    } catch {
      this.say(
        'Список пунктов не загрузился, и прочитать ссылку не с чем. Проверьте сеть и обновите страницу.',
      );
    }
  }

  private showOpened(opened: Opened, tickables: Tickables): void {
    if (this.book === null) return;
    if (!opened.ok) {
      this.say(REFUSAL_WORDS[opened.reason]);
      return;
    }
    const { shared } = opened;
    const store = readerProgress();
    if (shared.kind === 'review') {
      this.show(reviewView(shared, this.book, store));
      return;
    }
    const isOwn = shared.sender === setting(store.current(), 'sender');
    const receipt = isOwn ? null : receiveLink(shared, tickables);
    this.show(learnerView(shared, receipt, { book: this.book, store, tickables }));
    this.scheme.show(
      shared.states,
      (receipt?.changes ?? []).map(({ id }) => id),
    );
  }

  private say(words: string): void {
    this.show(element('p', { className: 'refusal', attributes: { role: 'alert' } }, words));
  }

  /** Null puts the page back to what the build wrote. */
  private show(view: Node | null): void {
    this.scheme.hide();
    const place = find(this, 'div', 'data-opened');
    place.replaceChildren(...(view ? [view] : []));
    find(this, 'div', 'data-nothing-opened').hidden = view !== null;
  }
}

/** Some messengers encode the fragment once more. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

customElements.define('share-view', ShareView);
