import { expect, it } from 'vitest';
import { cutAtPlaces } from '../note-places.ts';
import { renderNote } from '../render-note.fixture.ts';
import { roundsPlace } from './rounds-place.ts';

it('leaves a place that the page finds again', async () => {
  const { html, problems } = await renderNote('До\n\n```rounds\n```\n\nПосле', roundsPlace);
  expect(problems).toEqual([]);
  expect(cutAtPlaces(html).filter((part) => 'place' in part)).toEqual([{ place: 'rounds' }]);
});

it('takes no rounds in the fence: they stand in a file of their own', async () => {
  const { html, problems } = await renderNote('```rounds\n- id: sql\n```', roundsPlace);
  expect(problems).toEqual([expect.objectContaining({ found: 'text in a `rounds` fence' })]);
  expect(html).toContain('data-build-problem');
});
