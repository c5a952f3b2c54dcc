import { describe, expect, it } from 'vitest';
import { pageHref } from './page-href.ts';

describe('the address of a page by its id', () => {
  it.each([
    ['ramp-up/docker', '/base/ramp-up/docker/'],
    ['ramp-up/docker#слои', '/base/ramp-up/docker/#%D1%81%D0%BB%D0%BE%D0%B8'],
    ['', '/base/'],
  ])('%j is %s', (at, href) => {
    expect(pageHref(at, '/base/')).toBe(href);
  });

  it.each(['//evil.test/x', '/evil.test', '../../x', 'javascript:alert(1)', 'https://evil.test', '\\\\evil'])(
    'of %j stays on the site',
    (at) => {
      for (const base of ['/', '/a/b/']) {
        const url = new URL(pageHref(at, base), 'https://site.test/');
        expect(url.origin).toBe('https://site.test');
        expect(url.pathname.startsWith(base)).toBe(true);
      }
    },
  );
});
