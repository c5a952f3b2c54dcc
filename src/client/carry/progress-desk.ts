import { titlesIn } from '../../roadmap/route-book.ts';
import type { BookLine, RouteBook } from '../../roadmap/route-book.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import type { ProgressStore } from '../progress/progress-store.ts';
import { pageRouteBook } from '../route-book.ts';
import { offerDocument } from './document-copy.ts';
import { offerErasing } from './erase-dialog.ts';
import { offerExport, offerImport } from './file-desk.ts';
import { offerMentorLink } from './mentor-link.ts';
import { showWritten } from './written-list.ts';

/** What the parts of the page work with. */
export interface Desk {
  store: ProgressStore;
  book: RouteBook;
  /** Lines that can be ticked: items of all phases and supplements. */
  lines: BookLine[];
  /** The name of a line by its id; the id itself for one that the site does not know any more. */
  titleOf: (id: string) => string;
}

/** The reader's progress as a thing to look at, send, carry, copy and erase. */
class ProgressDesk extends HTMLElement {
  connectedCallback(): void {
    const book = pageRouteBook();
    if (book === null) return;
    const desk: Desk = {
      store: readerProgress(),
      book,
      lines: [...book.phases.flatMap(({ items }) => items), ...book.ring],
      titleOf: titlesIn(book),
    };
    showWritten(this, desk);
    offerMentorLink(this, desk);
    offerExport(this, desk);
    offerImport(this, desk);
    offerDocument(this, desk);
    offerErasing(this, desk);
  }
}

customElements.define('progress-desk', ProgressDesk);
