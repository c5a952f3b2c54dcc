import { describe, expect, it } from 'vitest';
import { publicAddress, siteAddress } from './site-address.ts';

describe('the base', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['  ', '/'],
    ['/', '/'],
    ['//', '/'],
    ['/repo', '/repo/'],
    ['repo', '/repo/'],
    ['repo/', '/repo/'],
    ['/repo/', '/repo/'],
    ['/a/b', '/a/b/'],
    ['/a/b/', '/a/b/'],
    ['/route-500k.v2_x~y/', '/route-500k.v2_x~y/'],
    [' /repo/\n', '/repo/'],
  ])('of BASE_PATH %j is %j', (BASE_PATH, base) => {
    expect(siteAddress({ BASE_PATH }).base).toBe(base);
  });

  it.each([
    '//host',
    '/a//b/',
    '/a/../b',
    '..',
    './repo',
    '/a b/',
    '/a?b',
    '/a#b',
    'C:/Program Files/Git/repo',
    'https://name.github.io/repo',
    '\\repo',
    '/%D0%BF/',
    '/курс/',
  ])('refuses BASE_PATH %j', (BASE_PATH) => {
    expect(() => siteAddress({ BASE_PATH })).toThrow(
      `BASE_PATH is "${BASE_PATH}": not a plain path; write the path alone, such as /repo/ or repo, or leave it empty`,
    );
  });
});

describe('the site', () => {
  it.each([
    [undefined, 'http://localhost:4321'],
    ['', 'http://localhost:4321'],
    ['https://name.github.io', 'https://name.github.io'],
    ['https://name.github.io/', 'https://name.github.io'],
    ['HTTPS://Name.GitHub.io', 'https://name.github.io'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    [' https://example.org\n', 'https://example.org'],
  ])('of SITE_URL %j is %j', (SITE_URL, site) => {
    expect(siteAddress({ SITE_URL })).toEqual({ site, base: '/' });
  });

  it.each([
    'example.org',
    '/repo/',
    'ftp://example.org',
    'https:example.org',
    'https:/example.org',
    'https://',
    'https:///repo',
    'https://exa mple.org',
    'https://example.org:port',
  ])('refuses SITE_URL %j', (SITE_URL) => {
    expect(() => siteAddress({ SITE_URL })).toThrow(
      `SITE_URL is "${SITE_URL}": not an address of http or https; write the address with its scheme`,
    );
  });

  it.each(['https://me:secret@example.org', 'https://example.org/?a', 'https://example.org/#'])(
    'refuses SITE_URL %j for what it holds beside origin and path',
    (SITE_URL) => {
      expect(() => siteAddress({ SITE_URL })).toThrow('holds more than an origin and a path');
    },
  );
});

it('keeps a password out of the message', () => {
  expect(() => siteAddress({ SITE_URL: 'https://me:secret@example.org' })).toThrow(
    'SITE_URL is "https://…@example.org"',
  );
});

describe('the outputs of actions/configure-pages', () => {
  it.each([
    ['base_url and base_path', 'https://name.github.io/repo', '/repo'],
    ['base_url alone', 'https://name.github.io/repo', ''],
    ['base_url with a slash', 'https://name.github.io/repo/', 'repo'],
    ['origin and base_path', 'https://name.github.io', '/repo'],
  ])('%s', (_, SITE_URL, BASE_PATH) => {
    expect(siteAddress({ SITE_URL, BASE_PATH })).toEqual({ site: 'https://name.github.io', base: '/repo/' });
  });

  it('of a custom domain have no path', () => {
    expect(siteAddress({ SITE_URL: 'https://www.example.com', BASE_PATH: '' })).toEqual({
      site: 'https://www.example.com',
      base: '/',
    });
  });

  it.each(['/', '/other/'])('that contradict each other are an error: base_path %j', (BASE_PATH) => {
    expect(() => siteAddress({ SITE_URL: 'https://name.github.io/repo', BASE_PATH })).toThrow(
      `BASE_PATH is "${BASE_PATH}": SITE_URL has the path /repo/; write /repo/, or take the path out of SITE_URL`,
    );
  });

  it('a path in SITE_URL that no server keeps is an error', () => {
    expect(() => siteAddress({ SITE_URL: 'https://example.org/a b/' })).toThrow(
      'SITE_URL is "https://example.org/a b/": its path is not a plain one',
    );
  });
});

describe('the address for what leaves the site', () => {
  it.each([
    [{ SITE_URL: 'https://name.github.io/repo' }, 'https://name.github.io/repo'],
    [{ SITE_URL: 'https://example.org' }, 'https://example.org'],
    [{ BASE_PATH: '/repo/' }, null],
  ])('of %j is %j', (variables, address) => {
    const { site, base } = siteAddress(variables);
    expect(publicAddress(new URL(site), base)).toBe(address);
  });
});
