import type { ConceptData, ConceptPage } from './concept-data.ts';

/** A page with what a test does not care about left empty. */
function conceptPage(page: Partial<ConceptPage> & { url: string; title: string }): ConceptPage {
  return { kind: 'topic', line: 1, aliases: [], terms: [], sections: [], ...page };
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
    sections: ['Утечка горутин', 'Закрытый канал', ['Контекст: отмена', 'kontekst']],
  }),
  conceptPage({
    url: '/senior-ready/circuit-breaker/',
    title: 'Circuit breaker и API Gateway',
    line: 4,
    terms: [['предохранитель', 'circuit breaker']],
    sections: ['Состояния'],
  }),
  conceptPage({
    url: '/senior-ready/sales-engine/',
    title: 'Sales Engine',
    kind: 'project',
    line: 4,
    sections: ['Каналы оплаты', 'Предохранитель платежа'],
  }),
  conceptPage({
    url: '/acceleration/redis-cache/',
    title: 'Redis как кэш',
    line: 2,
    terms: [['кэш', 'cache', 'кеш']],
    sections: ['Ключи', 'context.WithTimeout у клиента'],
  }),
  conceptPage({ url: '/ring/kafka/', title: 'Kafka', kind: 'supplement', line: 0, sections: ['Разделы'] }),
  conceptPage({ url: '/ramp-up/', title: 'Разгон', kind: 'phase', sections: ['Горутины по дням'] }),
];
