import { expect, it } from 'vitest';
import { pageIdOf } from './page-id.ts';

it.each([
  ['content/1-ramp-up/docker/index.md', 'ramp-up/docker'],
  ['/C:/repo/content/x/content/1-ramp-up/docker/questions.md', 'ramp-up/docker'],
  ['content/5-offer/index.mdx', 'offer'],
  ['content/ring/sql/index.md', 'ring/sql'],
])('%s belongs to %s', (path, page) => {
  expect(pageIdOf(path)).toBe(page);
});
