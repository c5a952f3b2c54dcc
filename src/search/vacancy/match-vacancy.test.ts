import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConceptData, ConceptPage, WordData } from '../concept-data.ts';
import { matchVacancy } from './match-vacancy.ts';
import { VACANCIES } from './vacancies.fixture.ts';
import { LONGEST_VACANCY } from './vacancy-words.ts';

const page = (name: string, more: Partial<ConceptPage> = {}): ConceptPage => ({
  ...{ url: `/${name}/`, title: name, kind: 'topic', line: 1, aliases: [], terms: [] },
  ...more,
});
const CONCEPTS: ConceptData = [
  page('concurrency', {
    terms: [
      ['горутина', 'goroutine', 'go-рутина'],
      ['канал', 'channel'],
      ['планировщик', 'scheduler'],
    ],
  }),
  page('PostgreSQL', {
    aliases: ['индекс', 'explain analyze', 'запросы'],
    terms: [['уровень изоляции', 'isolation level']],
  }),
  page('kafka', { kind: 'supplement', aliases: ['кафка'], terms: [['партиция', 'partition']] }),
  page('rabbitmq', { title: 'Очереди и RabbitMQ', aliases: ['RabbitMQ', 'кролик'] }),
  page('jwt', { aliases: ['oauth'], terms: [['токен доступа', 'access token']] }),
  page('saga', { terms: [['оркестрация', 'orchestration'], ['сага', 'saga'], ['компенсация']] }),
  page('http', {
    title: 'HTTP-сервер',
    aliases: ['rest', 'service', 'use', 'gc'],
    terms: [['контекст', 'context']],
  }),
  page('os', { title: 'Операционная система', aliases: ['ос', 'linux', 'под'] }),
  page('sharding', { terms: [['согласованное хеширование', 'consistent hashing']] }),
  page('shop', { kind: 'project', aliases: ['интернет-магазин'], terms: [['сверка'], ['авторизация']] }),
  page('offer', { kind: 'career', aliases: ['зарплата', 'премия', 'испытательный срок'] }),
];
const WORDS: WordData = [
  ['postgresql', 'postgres', 'постгрес'],
  ['service', 'сервис'],
  ['hash', 'хеш', 'хеширование'],
];

const match = (text: string) => matchVacancy(text, CONCEPTS, WORDS);
const found = (text: string): Record<string, string[]> =>
  Object.fromEntries(match(text).pages.map(({ page: { url }, words }) => [url, words]));

describe('a vacancy', () => {
  it('of a middle in a shop asks for what it names, in its own words', () => {
    expect(found(VACANCIES.marketplace)).toEqual({
      '/PostgreSQL/': ['PostgreSQL', 'индексы', 'уровни изоляции', 'explain analyze'],
      '/rabbitmq/': ['RabbitMQ'],
      '/kafka/': ['Kafka'],
      '/concurrency/': ['горутины'],
    });
    expect(match(VACANCIES.marketplace).unknown).toEqual(['MongoDB', 'Terraform', 'Python']);
  });

  it('of a bank has its abbreviations read', () => {
    expect(Object.keys(found(VACANCIES.bank))).toEqual([
      '/kafka/',
      '/jwt/',
      '/saga/',
      '/PostgreSQL/',
      '/http/',
    ]);
    expect(match(VACANCIES.bank).unknown).toEqual(['Oracle', 'OpenShift', 'GitLab CI', 'Java', 'Helm']);
  });

  it('of a start-up is known by a translation, whatever it promises', () => {
    expect(found(VACANCIES.startup)).toEqual({ '/PostgreSQL/': ['postgres'] });
  });

  it('in English is no list of plain words', () => {
    expect(found(VACANCIES.platform)).toEqual({ '/concurrency/': ['goroutines'], '/os/': ['Linux'] });
    expect(match(VACANCIES.platform).unknown).toEqual(['Terraform', 'AWS', 'Rust']);
  });

  it('of a search has names of several words', () => {
    expect(found(VACANCIES.search)).toEqual({ '/sharding/': ['согласованное хеширование'] });
    expect(match(VACANCIES.search).unknown).toEqual(['Elasticsearch', 'Nginx', 'C++']);
  });

  it('of another trade has nothing of ours', () => {
    expect(match(VACANCIES.office)).toEqual({ pages: [], unknown: [], isCut: false });
  });

  it('names a page once for each of its names, the most named page first', () => {
    expect(found('Kafka, кафка. Kafka! партиции; JWT')).toEqual({
      '/kafka/': ['Kafka', 'кафка', 'партиции'],
      '/jwt/': ['JWT'],
    });
  });

  it('has abbreviations of plain words in capitals', () => {
    expect(found('the rest of it, gc')).toEqual({});
    expect(found('REST и GC')).toEqual({ '/http/': ['REST', 'GC'] });
  });

  it('goes across no punctuation, nor is a letter a name', () => {
    expect(found('уровень: изоляции; О нас')).toEqual({});
  });

  it('is not told that a technology is unknown which a page names', () => {
    const concepts = [...CONCEPTS, page('MongoDB')];
    expect(matchVacancy('MongoDB, MySQL', concepts, WORDS).unknown).toEqual(['MySQL']);
    expect(match('Java, а не JavaScript; spring и react').unknown).toEqual(['Java', 'JavaScript']);
  });

  it('is read to a length and says so', () => {
    const long = `${'а '.repeat(LONGEST_VACANCY / 2)}Kafka`;
    expect(match(long)).toEqual({ pages: [], unknown: [], isCut: true });
    expect(match(long.slice(-LONGEST_VACANCY)).pages).toHaveLength(1);
  });

  it('whatever it holds is read, and within a second', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(
        fc.constantFrom(
          '<b>',
          'Kafka',
          'İ',
          '\u0301',
          '🙂',
          '__proto__',
          'constructor',
          '\n',
          ' ',
          '(((',
          'MS ',
          'c++',
        ),
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const long = [text].flat().join('').repeat(30);
        const started = performance.now();
        const { pages } = match(long);
        expect(performance.now() - started).toBeLessThan(1000);
        for (const { words } of pages)
          for (const word of words) expect(long.normalize('NFC').replace(/\s+/g, ' ')).toContain(word);
      }),
    );
    for (const piece of [' ', 'MS ', 'GitLab ', 'а', 'а ', '\u0301'])
      expect(match(piece.repeat(LONGEST_VACANCY)).pages).toEqual([]);
  });
});
