import { expect, it } from 'vitest';
import { NOTE, renderNote } from '../render-note.fixture.ts';
import { projectFences } from './project-fences.ts';
import { ACCEPTANCE, CONTRACT } from './project.fixture.ts';

const FILES = { 'openapi.yaml': CONTRACT, 'acceptance.yml': ACCEPTANCE };
const FENCES = '```contract\n```\n\n```acceptance\ncrud\n```';

it('puts the operations and the scenarios where the fences stand', async () => {
  const { html, problems } = await renderNote(FENCES, projectFences, FILES);
  expect(problems).toEqual([]);
  expect(html).toMatch(/<div class="contract">.*<div class="scenarios not-content">/s);
});

it('names the stages that there are, where a fence names another', async () => {
  const { problems } = await renderNote(FENCES.replace('crud', 'cruds'), projectFences, FILES);
  expect(problems).toEqual([{ file: NOTE, line: 8, found: 'no stage «cruds»', remedy: 'name one of crud' }]);
});

it('says what is wrong with the project, on the page and to the build', async () => {
  const { html, problems } = await renderNote(FENCES, projectFences, { 'openapi.yaml': CONTRACT });
  expect(problems).toMatchObject([
    { found: 'content/1-a/x/acceptance.yml is not there' },
    { found: 'content/1-a/x/acceptance.yml is not there' },
  ]);
  expect(html.match(/data-build-problem/g)).toHaveLength(2);
});
