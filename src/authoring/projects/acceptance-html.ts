import { DAYS, plural, type Forms } from '../../roadmap/plural.ts';
import { escaped } from '../hast.ts';
import type { Acceptance, Scenario, Stage } from './acceptance.ts';

const TIMES: Forms = ['раз', 'раза', 'раз'];
const SCENARIOS: Forms = ['сценарий', 'сценария', 'сценариев'];

/** The acceptance scenarios of a stage, folded each: what is given, what is asked, what must come of it. */
export function acceptanceHtml(stage: Stage, { faults }: Acceptance): string {
  const head = `<p class="scenarios-head">Приёмка этапа: ${plural(stage.scenarios.length, SCENARIOS)} на ${plural(stage.days, DAYS)}</p>`;
  const scenarios = stage.scenarios.map((scenario) => scenarioHtml(scenario, faults));
  return `<div class="scenarios not-content">${head}${scenarios.join('')}</div>`;
}

function scenarioHtml(
  { id, title, given, prepare, when, then }: Scenario,
  faults: Acceptance['faults'],
): string {
  const fault = faults.find((one) => one.id === when.fault);
  const before = prepare.map(
    (request) =>
      `<li>${requestHtml(request)}${request.save ? ` <span>запомнить ${Object.keys(request.save).map(code).join(', ')}</span>` : ''}</li>`,
  );
  const rows = [
    ['Дано', escaped(given) + (before.length > 0 ? `<ol>${before.join('')}</ol>` : '')],
    [
      'Когда',
      requestHtml(when) +
        timesOf(when) +
        (fault ? `<p>Отказ: ${escaped(fault.title)}. ${code(fault.how)}</p>` : ''),
    ],
    ['Тогда', outcomeHtml(then)],
  ];
  const list = rows.map(([term = '', words = '']) => `<dt>${term}</dt><dd>${words}</dd>`).join('');
  return `<details class="scenario" id="scenario-${escaped(id)}"><summary>${escaped(title)}</summary><dl>${list}</dl></details>`;
}

function requestHtml(
  request: Pick<Scenario['when'], 'method' | 'path' | 'params' | 'query' | 'headers' | 'actor' | 'body'>,
): string {
  const { method, path, params = {}, query = {}, headers = {}, actor, body } = request;
  const address = path.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : textOf(value);
  });
  const search = Object.entries(query).map(([name, value]) => `${name}=${textOf(value)}`);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${textOf(value)}`);
  return [
    code(`${method} ${address}${search.length > 0 ? `?${search.join('&')}` : ''}`),
    actor === undefined ? '' : ` от ${escaped(actor)}`,
    block([...lines, ...(body === undefined ? [] : [json(body)])].join('\n')),
  ].join('');
}

function timesOf({ times, parallel }: Scenario['when']): string {
  if (times === 1) return '';
  return `<p>${plural(times, TIMES)}${parallel ? ' одновременно' : ' подряд'}</p>`;
}

function outcomeHtml(then: Scenario['then']): string {
  const { status, statuses = {}, headers = {}, body, problem, database = [], queue = [], also } = then;
  const answers =
    status === undefined
      ? Object.entries(statuses).map(([one, count]) => `<li>${code(one)} – ${plural(count, TIMES)}</li>`)
      : [`<li>${code(String(status))}${problem === undefined ? '' : `, проблема ${code(problem)}`}</li>`];
  const rest = [
    ...Object.entries(headers).map(([name, value]) => code(`${name}: ${textOf(value)}`)),
    ...(body === undefined ? [] : [`в ответе ${block(json(body))}`]),
    ...(status === undefined && problem !== undefined ? [`у отказов проблема ${code(problem)}`] : []),
    ...database.map(({ sql, equals }) => `в базе ${code(sql)} даёт ${code(json(equals))}`),
    ...queue.map(({ routingKey, count }) => `в очереди ${code(routingKey)}: ${plural(count, MESSAGES)}`),
    ...(also === undefined ? [] : [escaped(also)]),
  ];
  return `<ul>${answers.join('')}${rest.map((one) => `<li>${one}</li>`).join('')}</ul>`;
}

const MESSAGES: Forms = ['сообщение', 'сообщения', 'сообщений'];
/** A value that is shorter stands on one line. */
const LINE = 60;

function json(value: unknown): string {
  const short = JSON.stringify(value);
  return short.length <= LINE ? short : JSON.stringify(value, null, 2);
}

/** A value as it stands in an address or a header: texts without quotes. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

function block(text: string): string {
  return text === '' ? '' : `<pre tabindex="0"><code>${escaped(text)}</code></pre>`;
}
