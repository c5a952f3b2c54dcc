import { expect, it } from 'vitest';
import { repositoryHome } from './repository.ts';

it.each([
  [
    { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'me/route' },
    {},
    'https://github.com/me/route',
  ],
  [{}, { repository: 'me/route' }, 'https://github.com/me/route'],
  [{}, { repository: 'github:me/route' }, 'https://github.com/me/route'],
  [{}, { repository: { url: 'git+https://gitlab.com/me/route.git' } }, 'https://gitlab.com/me/route'],
  [{}, { repository: { url: 'git@codeberg.org:me/route.git' } }, 'https://codeberg.org/me/route'],
  [{ GITHUB_SERVER_URL: 'https://github.com' }, {}, null],
  [{}, {}, null],
])('%j and %j give %s', (env, manifest, home) => {
  expect(repositoryHome(env, manifest)).toBe(home);
});
