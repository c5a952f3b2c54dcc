/** A contract with one operation of each kind that tests need. */
export const CONTRACT = `openapi: 3.1.1
info: { title: Notes API, version: 1.2.0, description: 'Заметки с \`ETag\`.' }
security: [{ bearer: [] }]
paths:
  /v1/notes:
    post:
      operationId: createNote
      summary: Создать заметку
      tags: [notes]
      parameters: [{ $ref: '#/components/parameters/Key' }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewNote' }, example: { title: Список } } }
      responses:
        '201': { description: Создана, headers: { Location: { description: Адрес } } }
        '409': { $ref: '#/components/responses/Conflict' }
  /v1/notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: getNote
      summary: Прочесть <заметку>
      security: []
      responses:
        '200': { description: Вот она }
        '404': { description: Нет такой }
components:
  parameters:
    Key: { name: Idempotency-Key, in: header, description: Ключ повтора }
  responses:
    Conflict: { description: Ключ занят }
  schemas:
    NewNote: { type: object, required: [title], properties: { title: { type: string, maxLength: 200 } } }
`;

/** Scenarios that fit {@link CONTRACT}. */
export const ACCEPTANCE = `load: { rps: 200, p99Ms: 300, success: 0.999, minutes: 5 }
stages:
  - id: crud
    title: Заметки
    days: 2
    scenarios:
      - id: create-once
        title: Повтор не создаёт вторую
        given: Заметок нет.
        prepare:
          - { method: POST, path: /v1/notes, body: { title: Первая }, save: { note: /id } }
        when:
          method: POST
          path: /v1/notes
          headers: { Idempotency-Key: 7f3a }
          body: { title: 'A < B' }
          times: 50
          parallel: true
          fault: kill-worker
        then:
          statuses: { 201: 1, 409: 49 }
          problem: key-taken
          database: [{ sql: SELECT count(*) FROM notes, equals: 1 }]
          queue: [{ routingKey: note.created, count: 1 }]
          also: Журнал молчит.
      - id: not-there
        title: Нет заметки
        given: Заметок нет.
        when: { method: GET, path: '/v1/notes/{id}', params: { id: 00000000-0000-0000-0000-000000000000 }, actor: alice }
        then: { status: 404 }
faults:
  - { id: kill-worker, title: Убить обработчик, how: docker compose kill worker }
`;
