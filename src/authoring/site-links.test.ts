import { satteri } from '@astrojs/markdown-satteri';
import { describe, expect, it } from 'vitest';
import { siteAddressOf, siteLinks } from './site-links.ts';

const note = new URL('file:///repo/content/1-ramp-up/concurrency/index.md');

describe('siteAddressOf', () => {
  it.each([
    ['/middle/pprof/', '/middle/pprof/'],
    ['../docker/', '/ramp-up/docker/'],
    ['../docker', '/ramp-up/docker/'],
    ['../docker/index.md', '/ramp-up/docker/'],
    ['../../2-acceleration/redis-cache/#ttl', '/acceleration/redis-cache/#ttl'],
    ['../', '/ramp-up/'],
    ['../../', '/'],
    ['./?q=1#a', '/ramp-up/concurrency/?q=1#a'],
  ])('%s leads to %s', (href, address) => {
    expect(siteAddressOf(href, note)).toBe(address);
  });

  it.each(['https://go.dev/', 'mailto:a@b.c', '//cdn.example/', '#here', '', 'term:goroutine'])(
    'leaves %j alone',
    (href) => {
      expect(siteAddressOf(href, note)).toBeNull();
    },
  );
});

it('puts the base before addresses of the site and nowhere else', async () => {
  const renderer = await satteri({ hastPlugins: [siteLinks('/a/b/')] }).createRenderer({});
  const { code } = await renderer.render('[a](/x/) [b](https://go.dev/) [c](#d)', {
    fileURL: note,
    frontmatter: {},
  });
  expect(code).toContain('href="/a/b/x/"');
  expect(code).toContain('href="https://go.dev/"');
  expect(code).toContain('href="#d"');
});
