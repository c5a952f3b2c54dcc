import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages, type PagesServer } from './pages-server.ts';

const LONG = '<p>Горутина дешевле потока.</p>\n'.repeat(200);

const FILES: Record<string, string> = {
  'site/index.html': '<h1>home</h1>',
  'site/404.html': `<h1>no such page</h1>${LONG}`,
  'site/topic/index.html': `<h1>topic</h1>${LONG}`,
  'site/page.html': 'page.html',
  'site/v1.2.html': 'v1.2.html',
  'site/both.html': 'both.html',
  'site/both/index.html': 'both/index.html',
  'site/assets/site.css': 'a{}\n'.repeat(1000),
  'site/assets/font.woff2': 'x'.repeat(4000),
  'site/roadmap.json': '{}',
  'site/планы/index.html': 'планы',
  'site/.secret': 'secret',
  'site/.hidden/index.html': 'hidden',
  'site/.well-known/x.txt': 'well-known',
  'outside.html': 'outside',
  'site-twin/index.html': 'twin',
};

let folder: string;
let atRoot: PagesServer;
let deep: PagesServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await utimes(join(folder, 'site/page.html'), 1_700_000_000, 1_700_000_000);
  atRoot = await servePages({ root: join(folder, 'site'), base: '/', port: 0 });
  deep = await servePages({ root: join(folder, 'site'), base: '/a/b/', port: 0 });
});

afterAll(async () => {
  await Promise.all([atRoot.close(), deep.close()]);
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends the path as it is: `fetch` would tidy `..` away and unpack the answer. */
function ask(
  server: PagesServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, fail) => {
    const sent = request({ hostname, port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', fail);
    sent.end();
  });
}

async function textOf(server: PagesServer, path: string): Promise<[number, string]> {
  const { status, body } = await ask(server, path);
  return [status, body.toString()];
}

describe('addresses', () => {
  it('names the home page', () => {
    expect(atRoot.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(deep.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/b\/$/);
  });

  it.each([
    ['/', '<h1>home</h1>'],
    ['/?q=1', '<h1>home</h1>'],
    ['/index.html', '<h1>home</h1>'],
    ['/topic/', `<h1>topic</h1>${LONG}`],
    ['/page', 'page.html'],
    ['/page?q=1', 'page.html'],
    ['/page.html', 'page.html'],
    ['/v1.2', 'v1.2.html'],
    ['/both', 'both.html'],
    ['/both/', 'both/index.html'],
    ['/roadmap.json', '{}'],
    ['/%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B/', 'планы'],
  ])('%s is there, at the root and under a base', async (path, text) => {
    expect(await textOf(atRoot, path)).toEqual([200, text]);
    expect(await textOf(deep, `/a/b${path}`)).toEqual([200, text]);
  });

  it.each([
    ['/topic', '/topic/'],
    ['/topic?q=a/b?c&d', '/topic/?q=a/b?c&d'],
    ['/assets', '/assets/'],
    ['/%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B', '/%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B/'],
  ])('%s moves to %s, at the root and under a base', async (path, location) => {
    for (const [server, base] of [
      [atRoot, ''],
      [deep, '/a/b'],
    ] as const) {
      const { status, headers } = await ask(server, base + path);
      expect([status, headers.location]).toEqual([301, base + location]);
    }
  });

  it('the base without its slash moves to the base', async () => {
    const { status, headers } = await ask(deep, '/a/b?q=1');
    expect([status, headers.location]).toEqual([301, '/a/b/?q=1']);
  });

  it('a redirect never leads to another host', async () => {
    const { status, headers } = await ask(atRoot, '//topic');
    expect([status, headers.location]).toEqual([301, '/topic/']);
  });

  it.each(['/none', '/none/', '/page/', '/page.html/', '/assets/', '/assets/none.css'])(
    '%s is the 404 page',
    async (path) => {
      const { status, headers, body } = await ask(deep, `/a/b${path}`);
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body.toString()).toBe(FILES['site/404.html']);
    },
  );

  it.each(['/', '/a', '/a/', '/topic/', '/a/bc/', '/A/B/'])('%s lies outside the base', async (path) => {
    expect(await textOf(deep, path)).toEqual([404, 'Not found: this site stands under /a/b/\n']);
  });

  it('a site without 404.html still answers 404', async () => {
    const bare = await servePages({ root: join(folder, 'site-twin'), base: '/', port: 0 });
    expect(await textOf(bare, '/none')).toEqual([404, 'Not found, and the site has no 404.html\n']);
    await bare.close();
  });
});

describe('what must stay closed', () => {
  it.each([
    '/../outside.html',
    '/../outside',
    '/..%2foutside.html',
    '/..%2Foutside',
    '/..%5coutside.html',
    '/%2e%2e/outside.html',
    '/topic/../../outside.html',
    '/../site-twin/',
    '/../site-twin',
    '/..%2fsite-twin',
    '/.secret',
    '/.hidden',
    '/.hidden/',
    '/.well-known/x.txt',
    '/topic/%2e%2e/.secret',
  ])('%s is the 404 page', async (path) => {
    for (const [server, base] of [
      [atRoot, ''],
      [deep, '/a/b'],
    ] as const) {
      const { status, body } = await ask(server, base + path);
      expect([status, body.toString()]).toEqual([404, FILES['site/404.html']]);
    }
  });

  it.each(['/%', '/%E0%A4%A', '/%00', '/topic%00.html'])('%s is a bad request', async (path) => {
    expect(await textOf(atRoot, path)).toEqual([400, 'The address is badly encoded\n']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not allowed', async (method) => {
    const { status, headers } = await ask(atRoot, '/topic/', {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('headers', () => {
  const OWN = [
    'accept-ranges',
    'cache-control',
    'content-length',
    'content-type',
    'etag',
    'last-modified',
    'vary',
  ];
  const OF_HTTP = ['connection', 'date', 'keep-alive'];

  it('of a page are those of Pages and no others', async () => {
    const { headers } = await ask(atRoot, '/page.html');
    expect(
      Object.keys(headers)
        .filter((name) => !OF_HTTP.includes(name))
        .sort(),
    ).toEqual(OWN);
    expect(headers).toMatchObject({
      'cache-control': 'max-age=600',
      'content-type': 'text/html; charset=utf-8',
      'last-modified': 'Tue, 14 Nov 2023 22:13:20 GMT',
      vary: 'Accept-Encoding',
    });
  });

  it('of a redirect and of the 404 page promise nothing', async () => {
    for (const path of ['/topic', '/none']) {
      const { headers } = await ask(atRoot, path);
      for (const name of [
        'cache-control',
        'etag',
        'last-modified',
        'content-security-policy',
        'x-content-type-options',
      ]) {
        expect(headers).not.toHaveProperty(name);
      }
    }
  });

  it('HEAD has the headers without the body', async () => {
    const { status, headers, body } = await ask(atRoot, '/page.html', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '9', 0]);
  });

  it.each(['gzip', 'gzip, deflate, br, zstd', 'br, gzip;q=0.5'])(
    'text is packed for accept-encoding: %s',
    async (accept) => {
      for (const path of ['/topic/', '/assets/site.css', '/none']) {
        const { headers, body } = await ask(atRoot, path, { 'accept-encoding': accept });
        expect(headers['content-encoding']).toBe('gzip');
        expect(gunzipSync(body).toString()).toBe((await ask(atRoot, path)).body.toString());
      }
    },
  );

  it.each(['', 'identity', 'br', 'gzip;q=0'])(
    'text is not packed for accept-encoding: %j',
    async (accept) => {
      const { headers, body } = await ask(atRoot, '/topic/', { 'accept-encoding': accept });
      expect(headers).not.toHaveProperty('content-encoding');
      expect(body.toString()).toContain('<h1>topic</h1>');
      expect(() => brotliDecompressSync(body)).toThrow();
    },
  );

  it('what is packed already is left alone', async () => {
    const { headers } = await ask(atRoot, '/assets/font.woff2', { 'accept-encoding': 'gzip' });
    expect(headers['content-type']).toBe('font/woff2');
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('an unchanged file is not sent twice', async () => {
    const first = await ask(atRoot, '/topic/', { 'accept-encoding': 'gzip' });
    const { etag = '', 'last-modified': modified = '' } = first.headers;
    for (const condition of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
      const { status, body } = await ask(atRoot, '/topic/', { 'accept-encoding': 'gzip', ...condition });
      expect([status, body.length]).toEqual([304, 0]);
    }
    expect((await ask(atRoot, '/topic/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('a missing page stays 404 whatever the condition', async () => {
    for (const headers of [
      { 'if-none-match': '*' },
      { 'if-match': '"x"' },
      { 'if-unmodified-since': 'Tue, 14 Nov 2023 22:13:20 GMT' },
      { range: 'bytes=0-3' },
    ]) {
      expect((await ask(atRoot, '/none', headers)).status).toBe(404);
    }
  });

  it('a part of a file can be had, an impossible part is refused', async () => {
    const part = await ask(atRoot, '/page.html', { range: 'bytes=0-3' });
    expect([part.status, part.body.toString()]).toEqual([206, 'page']);
    expect((await ask(atRoot, '/page.html', { range: 'bytes=900-' })).status).toBe(416);
  });
});

describe('starting', () => {
  it('says that the site is not built', async () => {
    const root = join(folder, 'none');
    await expect(servePages({ root, base: '/', port: 0 })).rejects.toThrow(
      `${root} is not there: build the site first, npm run build`,
    );
  });

  it('says that the port is busy', async () => {
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(servePages({ root: join(folder, 'site'), base: '/', port })).rejects.toThrow(
      `port ${port} is busy: stop what listens there, or choose another port`,
    );
    await new Promise((done) => other.close(done));
  });

  it('closes at once, whoever is still talking, and gives the port back', async () => {
    const server = await servePages({ root: join(folder, 'site'), base: '/', port: 0 });
    const port = Number(new URL(server.url).port);
    const talker = connect({ port, host: '127.0.0.1' });
    // Half a request keeps its connection busy; the answer to another, sent later, means that the server has the half.
    await new Promise<void>((done) => talker.write('GET / HTTP/1.1\r\n', () => done()));
    talker.on('error', () => undefined);
    await ask(server, '/');
    await server.close();
    await expect(ask(server, '/')).rejects.toThrow('ECONNREFUSED');
    const again = await servePages({ root: join(folder, 'site'), base: '/', port });
    expect(again.url).toBe(server.url);
    await again.close();
  });
});
