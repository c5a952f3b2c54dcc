import { searchDesk } from './search-desk.ts';

/** Search as a page: `?q=` is what is searched for, and follows what is typed. */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const address = new URL(location.href);
    const desk = searchDesk({
      report: this.dataset.report ?? null,
      enter: 'list',
      onQuery: (query) => {
        if (query === '') address.searchParams.delete('q');
        else address.searchParams.set('q', query);
        history.replaceState(null, '', address);
      },
    });
    this.replaceChildren(desk.root);
    desk.input.value = address.searchParams.get('q') ?? '';
    desk.search();
    desk.input.focus();
  }
}
customElements.define('search-page', SearchPage);
