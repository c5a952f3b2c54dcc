import type { ConceptData, ConceptPage, SectionData, WordData } from './concept-data.ts';

/** A page with what a test does not care about left empty. */
function conceptPage(page: Partial<ConceptPage> & { url: string; title: string }): ConceptPage {
  return { kind: 'topic', line: 1, aliases: [], terms: [], ...page };
}

/** A small site. */
export const SITE: ConceptData = [
  conceptPage({
    url: '/ramp-up/concurrency/',
    title: 'Горутины и каналы',
    aliases: ['goroutine leak'],
    terms: [
      ['горутина', 'goroutine'],
      ['контекст', 'context'],
      ['взаимная блокировка', 'deadlock', 'дедлок'],
    ],
  }),
  conceptPage({
    url: '/senior-ready/circuit-breaker/',
    title: 'Circuit breaker и API Gateway',
    line: 4,
    terms: [['предохранитель', 'circuit breaker']],
  }),
  conceptPage({
    url: '/senior-ready/sales-engine/',
    title: 'Sales Engine',
    kind: 'project',
    line: 4,
  }),
  conceptPage({
    url: '/acceleration/redis-cache/',
    title: 'Redis как кэш',
    line: 2,
    terms: [['кэш', 'cache', 'кеш']],
  }),
  conceptPage({ url: '/ring/kafka/', title: 'Kafka', kind: 'supplement', line: 0 }),
  conceptPage({ url: '/ramp-up/', title: 'Разгон', kind: 'phase' }),
];

/** Its headings. */
export const SECTIONS: SectionData = {
  '/ramp-up/concurrency/': ['Утечка горутин', 'Закрытый канал', ['Контекст: отмена', 'kontekst']],
  '/senior-ready/circuit-breaker/': ['Состояния'],
  '/senior-ready/sales-engine/': ['Каналы оплаты', 'Предохранитель платежа'],
  '/acceleration/redis-cache/': ['Ключи', 'context.WithTimeout у клиента'],
  '/ring/kafka/': ['Разделы'],
  '/ramp-up/': ['Горутины по дням'],
};

/** Words that are one word there. */
export const WORDS: WordData = [['payment', 'оплата', 'пэймент']];
