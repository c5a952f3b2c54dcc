import { describe, expect, it } from 'vitest';
import { acceptanceHtml } from './acceptance-html.ts';
import { readAcceptance } from './acceptance.ts';
import { contractHtml } from './contract-html.ts';
import { readContract, type Contract } from './contract.ts';
import { exampleOf } from './example-of.ts';
import { readProject, type Project } from './project-files.ts';
import { ACCEPTANCE, CONTRACT } from './project.fixture.ts';
import { fieldsOf, limitsOf, typeOf } from './schema-words.ts';

const NOTE = 'content/1-a/notes/index.md';

function read(
  contract: string | null = CONTRACT,
  acceptance: string | null = ACCEPTANCE,
): ReturnType<typeof readProject> {
  return readProject(NOTE, (path) =>
    path.endsWith('openapi.yaml') ? contract : path.endsWith('acceptance.yml') ? acceptance : null,
  );
}

function project(): Project {
  const result = read();
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

function contractOf(text: string): Contract {
  const contract = readContract(text, 'openapi.yaml');
  if ('problems' in contract) throw new Error(JSON.stringify(contract.problems));
  return contract;
}

function problems(contract: string | null, acceptance: string | null): unknown[] {
  const result = read(contract, acceptance);
  return 'problems' in result ? result.problems.map(({ file, line, found }) => [file, line, found]) : [];
}

describe('a contract', () => {
  it('is read with its references resolved and parameters of paths joined', () => {
    const { operations, schemas } = contractOf(CONTRACT);
    expect(operations.map(({ id, method, path }) => [id, method, path])).toEqual([
      ['createNote', 'POST', '/v1/notes'],
      ['getNote', 'GET', '/v1/notes/{id}'],
    ]);
    const [create, get] = operations;
    expect(create?.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header', required: false }]);
    expect(create?.answers).toMatchObject([
      { status: '201', headers: [{ name: 'Location', description: 'Адрес' }] },
      { status: '409', description: 'Ключ занят' },
    ]);
    expect([create?.security, get?.security]).toEqual([['bearer'], []]);
    expect(get?.parameters).toMatchObject([{ name: 'id', in: 'path' }]);
    expect(Object.keys(schemas)).toEqual(['NewNote']);
    expect(exampleOf(create?.body?.content ?? {})).toBe('{\n  "title": "Список"\n}');
  });

  it.each([
    ['3.0', CONTRACT.replace('3.1.1', '3.0.3'), 1, 'openapi: not OpenAPI 3.1'],
    [
      'a reference that leads nowhere',
      CONTRACT.replace('    Conflict:', '    Other:'),
      1,
      '#/components/responses/Conflict leads nowhere',
    ],
    [
      'no summary',
      CONTRACT.replace('      summary: Создать заметку\n', ''),
      7,
      expect.stringContaining('paths./v1/notes.post.summary'),
    ],
  ])('with %s is refused where it stands', (_, text, line, found) => {
    expect(problems(text, ACCEPTANCE)).toEqual([['content/1-a/notes/openapi.yaml', line, found]]);
  });

  it('is told as a table of links, with what can be taken along', () => {
    const html = contractHtml(contractOf(CONTRACT));
    expect(html).toContain('<a href="api/#createNote"><code>POST /v1/notes</code></a>');
    expect(html).toContain('Прочесть &#60;заметку&#62;');
    expect(html).toContain('<td>201, 409</td>');
    expect(html).toContain('<a href="openapi.yaml" download>');
  });
});

describe('a schema in words', () => {
  const schemas = {
    Money: { type: 'object', properties: { amount: { type: 'integer', minimum: 0 } } },
    Base: { required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
  };

  it('lays out objects within objects and lists, and names those told elsewhere', () => {
    const order = {
      allOf: [{ $ref: '#/components/schemas/Base' }],
      required: ['lines'],
      properties: {
        total: { $ref: '#/components/schemas/Money' },
        lines: {
          type: 'array',
          maxItems: 9,
          items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
        },
      },
    };
    const rows = fieldsOf(order, schemas).map(({ path, type, required, limits }) => [
      path,
      'words' in type ? type.words : type.schema,
      required,
      limits,
    ]);
    expect(rows).toEqual([
      ['total', 'Money', false, ''],
      ['lines', '[object]', true, 'до 9 штук'],
      ['lines[].sku', 'string', true, ''],
      ['id', 'string (uuid)', true, ''],
    ]);
  });

  it('tells limits', () => {
    expect(limitsOf({ minLength: 1, maxLength: 200, pattern: '^a' })).toBe(
      'от 1 до 200 знаков; по образцу ^a',
    );
    expect(limitsOf({ minimum: 0 })).toBe('от 0');
    expect(limitsOf({ minItems: 2, maxItems: 2 })).toBe('ровно 2 штук');
    expect(limitsOf({ enum: ['new', 'paid'], default: 'new' })).toBe('new, paid; по умолчанию "new"');
    expect(limitsOf({ const: true })).toBe('всегда true');
    expect(limitsOf({})).toBe('');
  });

  it('tells types', () => {
    expect(typeOf({ type: ['string', 'null'], format: 'date-time' })).toEqual({
      words: 'string или null (date-time)',
    });
    expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Money' } })).toEqual({
      schema: 'Money',
      list: true,
    });
  });
});

describe('acceptance', () => {
  it.each([
    [
      'an operation that the contract lacks',
      'path: /v1/notes\n          headers',
      'path: /v1/note\n          headers',
      13,
      'the contract has no POST /v1/note',
    ],
    ['another method', 'method: GET', 'method: PUT', 29, 'the contract has no PUT /v1/notes/{id}'],
    [
      'a status that is not declared',
      '{ status: 404 }',
      '{ status: 403 }',
      30,
      'GET /v1/notes/{id} answers 200, 404, not 403',
    ],
    [
      'no value for a parameter',
      'params: { id: 00000000-0000-0000-0000-000000000000 }, ',
      '',
      29,
      'no value for {id} of /v1/notes/{id}',
    ],
    ['statuses that do not add up', '409: 49', '409: 48', 21, '50 requests, 49 answers'],
    ['a fault that is not there', 'id: kill-worker,', 'id: kill-other,', 19, 'no fault «kill-worker»'],
    [
      'a fault that nobody injects',
      '          fault: kill-worker\n',
      '',
      31,
      'no scenario injects «kill-worker»',
    ],
    ['an id twice', 'id: not-there', 'id: crud', 26, 'a second «crud»'],
    ['a key of its own', 'also: Журнал молчит.', 'alsoo: x', 25, expect.stringContaining('alsoo')],
    [
      'both kinds of status',
      '{ status: 404 }',
      '{ status: 404, statuses: { 404: 1 } }',
      30,
      expect.stringContaining('either status or statuses'),
    ],
  ])('with %s is refused on its line', (_, from, to, line, found) => {
    expect(ACCEPTANCE).toContain(from);
    expect(problems(CONTRACT, ACCEPTANCE.replace(from, to))).toContainEqual([
      'content/1-a/notes/acceptance.yml',
      line,
      found,
    ]);
  });

  it('says which file is missing', () => {
    expect(problems(null, null)).toEqual([
      [NOTE, 1, 'content/1-a/notes/openapi.yaml is not there'],
      [NOTE, 1, 'content/1-a/notes/acceptance.yml is not there'],
    ]);
  });

  it('is told as given, when and then', () => {
    const { acceptance } = project();
    const [stage] = acceptance.stages;
    if (!stage) throw new Error('no stage');
    const html = acceptanceHtml(stage, acceptance).replaceAll('\u00a0', ' ');
    expect(html).toContain('Приёмка этапа: 2 сценария на 2 дня');
    expect(html).toContain(
      '<details class="scenario" id="scenario-create-once"><summary>Повтор не создаёт вторую</summary>',
    );
    expect(html).toContain('запомнить <code>note</code>');
    expect(html).toContain('Idempotency-Key: 7f3a\n{&#34;title&#34;:&#34;A &#60; B&#34;}');
    expect(html).toContain('<p>50 раз одновременно</p>');
    expect(html).toContain('Отказ: Убить обработчик. <code>docker compose kill worker</code>');
    expect(html).toContain('<code>409</code> – 49 раз');
    expect(html).toContain('у отказов проблема <code>key-taken</code>');
    expect(html).toContain('<code>SELECT count(*) FROM notes</code> даёт <code>1</code>');
    expect(html).toContain('<code>note.created</code>: 1 сообщение');
    expect(html).toContain('<code>GET /v1/notes/00000000-0000-0000-0000-000000000000</code> от alice');
  });

  it('knows its lines', () => {
    const reading = readAcceptance(ACCEPTANCE, 'acceptance.yml');
    if ('problems' in reading) throw new Error('refused');
    expect(reading.lineOf(['stages', 0, 'scenarios', 1])).toBe(26);
  });
});
