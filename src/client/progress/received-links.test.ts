import { expect, it } from 'vitest';
import type { SharedProgress } from '../../progress/share/shared.ts';
import type { State } from '../../progress/values.ts';
import { fakeStorage } from './fake-browser.fixture.ts';
import { receiveLink } from './received-links.ts';

const NOW = 1_795_600_000_000;
const site = { version: 1 as const, ids: ['a/b'], aliases: {} };

function link(sent: number, state: State): SharedProgress {
  const words = { plan: null, notes: {}, evidence: {} };
  return { kind: 'progress', sender: 'learner-', sent, states: { 'a/b': state }, ...words };
}

it('remembers from page to page', () => {
  const storage = fakeStorage();
  const open = (shared: SharedProgress) => receiveLink(shared, site, () => storage, NOW);
  expect(open(link(1000, 'doing'))).toMatchObject({ order: 'first', changes: null });
  expect(open(link(9000, 'done'))).toMatchObject({ order: 'next', changes: [{ from: 'doing', to: 'done' }] });
  expect(open(link(1000, 'doing'))).toMatchObject({ order: 'stale' });
});

it('works where nothing can be stored', () => {
  const denied = Object.assign(fakeStorage(), { failure: new Error('denied') });
  expect(receiveLink(link(1000, 'doing'), site, () => denied, NOW)).toMatchObject({ order: 'first' });
  expect(receiveLink(link(9000, 'done'), site, () => null, NOW)).toMatchObject({ order: 'first' });
});
