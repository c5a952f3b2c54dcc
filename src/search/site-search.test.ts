import { describe, expect, it, vi } from 'vitest';
import type { TextHit } from './merge-hits.ts';
import { SECTIONS, SITE, WORDS } from './search.fixture.ts';
import { SiteSearch, type Answer, type SearchOptions, type SearchSources } from './site-search.ts';

const textHit = (url: string, score: number): TextHit => ({
  ...{ url, title: url, score },
  parts: [{ title: 'Раздел', anchor: 'a', excerpt: [] }],
});

function sources(found: TextHit[] = []) {
  return {
    concepts: vi.fn<SearchSources['concepts']>(() => Promise.resolve(SITE)),
    words: vi.fn<SearchSources['words']>(() => Promise.resolve(WORDS)),
    sections: vi.fn<SearchSources['sections']>(() => Promise.resolve(SECTIONS)),
    questions: vi.fn<SearchSources['questions']>(() =>
      Promise.resolve({ '/acceleration/redis-cache/': [['redis-q', 'Зачем прогревать реплику?']] }),
    ),
    text: vi.fn<SearchSources['text']>((queries) => Promise.resolve(queries.map(() => found))),
  };
}

async function last(search: SiteSearch, query: string, options: SearchOptions = {}): Promise<Answer> {
  const answers: Answer[] = [];
  for await (const answer of search.search(query, options)) answers.push(answer);
  const final = answers.at(-1);
  if (!final) throw new Error('no answer');
  expect(answers.map((answer) => answer.final)).toEqual(
    answers.map((_, index) => index === answers.length - 1),
  );
  return final;
}
const urls = ({ hits }: Answer) => hits.map(({ url }) => url);

describe('the names of the site', () => {
  it.each([
    ['горутинами', '/ramp-up/concurrency/'],
    ['предохранитель', '/senior-ready/circuit-breaker/'],
    ['ghtlj[hfybntkm', '/senior-ready/circuit-breaker/'],
    ['дедлок', '/ramp-up/concurrency/'],
    ['context.WithTimeout', '/acceleration/redis-cache/'],
    ['кафка', '/ring/kafka/'],
    ['кеш', '/acceleration/redis-cache/'],
    ['goroutine', '/ramp-up/concurrency/'],
    ['каналы оплаты', '/senior-ready/sales-engine/'],
    ['payment channels', '/senior-ready/sales-engine/'],
    ['пэймент', '/senior-ready/sales-engine/'],
  ])('lead from %s to %s first', async (query, url) => {
    expect(urls(await last(new SiteSearch(sources()), query))[0]).toBe(url);
  });

  it('give sections under their page, the nearest first', async () => {
    const { hits } = await last(new SiteSearch(sources()), 'отмена контекста');
    expect(hits[0]?.parts[0]).toMatchObject({ text: 'Контекст: отмена', anchor: 'kontekst' });
  });

  it('lead a term to the page that explains it, before pages that have it in a heading', async () => {
    const { hits } = await last(new SiteSearch(sources()), 'предохранитель');
    expect(hits.map(({ url, terms }) => [url, terms.length])).toEqual([
      ['/senior-ready/circuit-breaker/', 1],
      ['/senior-ready/sales-engine/', 0],
    ]);
  });

  it('put a topic before the phase that only names it', async () => {
    expect(urls(await last(new SiteSearch(sources()), 'горутины'))).toEqual([
      '/ramp-up/concurrency/',
      '/ramp-up/',
    ]);
  });
});

describe('the tiers', () => {
  it('ask for questions and text only where names are not sure', async () => {
    const known = [...SITE, ...SITE.slice(0, 2).map((page) => ({ ...page, url: `/two${page.url}` }))];
    const from = { ...sources(), concepts: () => Promise.resolve(known) };
    const search = new SiteSearch(from);
    await last(search, 'горутины');
    expect([from.questions, from.text].map((source) => source.mock.calls.length)).toEqual([0, 0]);
    await last(search, 'прогреть реплику');
    await last(search, 'прогреть реплику');
    expect([from.questions, from.text].map((source) => source.mock.calls.length)).toEqual([1, 2]);
  });

  it('find a question by its words', async () => {
    const { hits } = await last(new SiteSearch(sources()), 'прогревать реплику');
    expect(hits[0]?.parts).toEqual([expect.objectContaining({ kind: 'question', anchor: 'redis-q' })]);
  });

  it('have questions where these are what is looked for, however sure the names are', async () => {
    const from = sources();
    await last(new SiteSearch(from), 'горутина', { needsQuestions: true });
    expect(from.questions).toHaveBeenCalledOnce();
  });

  it('bring in pages that only their text has', async () => {
    const { hits } = await last(new SiteSearch(sources([textHit('/ring/kafka/', 3)])), 'зеркало');
    expect(hits).toEqual([expect.objectContaining({ url: '/ring/kafka/', title: 'Kafka', full: false })]);
    expect(hits[0]?.textParts).toHaveLength(1);
  });

  it('search the text for the words as typed, too, where they were taken for an error', async () => {
    const from = sources();
    await last(new SiteSearch(from), 'горутна');
    expect(from.text.mock.calls[0]?.[0]).toEqual(expect.arrayContaining(['горутины', 'горутна']));
  });

  it('answer with the names where the text cannot be had, and say so', async () => {
    const from = { ...sources(), text: () => Promise.reject(new Error('no WebAssembly')) };
    const answer = await last(new SiteSearch(from), 'предохранитель');
    expect(answer.withoutText).toBe(true);
    expect(urls(answer)[0]).toBe('/senior-ready/circuit-breaker/');
  });

  it('do without questions, and ask for them again', async () => {
    const from = sources();
    from.questions.mockRejectedValueOnce(new Error('offline'));
    const search = new SiteSearch(from);
    expect(urls(await last(search, 'прогревать реплику'))).toEqual([]);
    expect(urls(await last(search, 'прогревать реплику'))).toEqual(['/acceleration/redis-cache/']);
  });

  it('fetch each kind of names once, however fast one types', async () => {
    const from = sources();
    const search = new SiteSearch(from);
    const found = await Promise.all(
      ['прогревать', 'прогревать р', 'прогревать ре'].map((query) => last(search, query)),
    );
    expect(found.map((answer) => urls(answer)[0])).toEqual(Array(3).fill('/acceleration/redis-cache/'));
    expect([from.concepts, from.sections, from.questions].map((source) => source.mock.calls.length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('say that there is no index, and try again', async () => {
    const from = sources();
    from.concepts.mockRejectedValueOnce(new Error('offline'));
    const search = new SiteSearch(from);
    await expect(last(search, 'горутина')).rejects.toThrow('offline');
    expect(urls(await last(search, 'горутина'))[0]).toBe('/ramp-up/concurrency/');
  });

  it('find nothing for nothing, and offer near names for what is not there', async () => {
    const search = new SiteSearch(sources());
    expect(urls(await last(search, '  ?'))).toEqual([]);
    expect(urls(await last(search, 'гаратимы'))).toEqual([]);
    expect(search.nearestNames('гаратимы')).toContain('горутина');
  });
});
