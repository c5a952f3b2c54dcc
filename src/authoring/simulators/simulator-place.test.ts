import { expect, it } from 'vitest';
import { cutAtPlaces } from '../note-places.ts';
import { NOTE, renderNote } from '../render-note.fixture.ts';
import { simulatorPlaces } from './simulator-place.ts';

it('leaves a place that the page finds again', async () => {
  const { html, problems } = await renderNote('До\n\n```simulator\nsaga\n```\n\nПосле', simulatorPlaces);
  expect(problems).toEqual([]);
  expect(cutAtPlaces(html)).toEqual([
    { html: expect.stringContaining('До') as string },
    { place: 'simulator', name: 'saga' },
    { html: expect.stringContaining('После') as string },
  ]);
});

it('names the simulators that there are, where a fence names another', async () => {
  const { html, problems } = await renderNote('До\n\n```simulator\nsagas\n```', simulatorPlaces);
  expect(problems).toEqual([
    {
      file: NOTE,
      line: 7,
      found: 'no simulator «sagas»',
      remedy: 'name one of token-bucket, circuit-breaker, outbox-relay, saga',
    },
  ]);
  expect(html).toContain('data-build-problem');
});
