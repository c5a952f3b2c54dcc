import { expect, it } from 'vitest';
import { entriesOf, type Filter } from './entries.ts';
import { SECTIONS, SITE } from './search.fixture.ts';
import { SiteSearch } from './site-search.ts';

const search = new SiteSearch({
  concepts: () => Promise.resolve(SITE),
  words: () => Promise.resolve([]),
  sections: () => Promise.resolve(SECTIONS),
  questions: () =>
    Promise.resolve({ '/ramp-up/concurrency/': [['concurrency-cost', 'Сколько стоит горутина?']] }),
  text: () => Promise.resolve([]),
});

async function find(query: string, filter: Partial<Filter>): Promise<(string | null)[][]> {
  let entries: (string | null)[][] = [];
  for await (const { hits } of search.search(query, { needsQuestions: true }))
    entries = entriesOf(hits, { kind: 'all', line: null, ...filter }).map(({ kind, url, title }) => [
      kind,
      url,
      title,
    ]);
  return entries;
}

it('all pages, or those of one kind, or of one line', async () => {
  const topic = ['topic', '/ramp-up/concurrency/', 'Горутины и каналы'];
  const phase = ['phase', '/ramp-up/', 'Разгон'];
  expect(await find('горутина', {})).toEqual([topic, phase]);
  expect(await find('горутина', { kind: 'topic' })).toEqual([topic]);
  expect(await find('горутина', { kind: 'project' })).toEqual([]);
  expect(await find('предохранитель', { line: 4, kind: 'project' })).toEqual([
    ['project', '/senior-ready/sales-engine/', 'Sales Engine'],
  ]);
  expect(await find('горутина', { line: 4 })).toEqual([]);
  expect(await find('kafka', { line: 0 })).toEqual([['supplement', '/ring/kafka/', 'Kafka']]);
});

it('questions lead to their place on the page', async () => {
  expect(await find('горутина', { kind: 'question' })).toEqual([
    ['question', '/ramp-up/concurrency/#concurrency-cost', 'Сколько стоит горутина?'],
  ]);
});

it('terms lead to their home page', async () => {
  expect(await find('горутина', { kind: 'term' })).toEqual([
    ['term', '/ramp-up/concurrency/', 'горутина · goroutine'],
  ]);
});
