import type { RequestListener, Server, ServerResponse } from 'node:http';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import compression from 'compression';
import connect from 'connect';
import serveStatic from 'serve-static';

type Middleware = connect.NextHandleFunction;

/** What to serve, and where. */
export interface PagesOptions {
  /** The folder with the built site. */
  root: string;
  /** Path under which the site was built: `/` or `/a/b/`. */
  base: string;
  /** 0 takes any free port. */
  port: number;
  /** Interface to listen on; by default this machine alone. */
  host?: string;
}

/** A server that runs. */
export interface PagesServer {
  /** Address of the home page: `http://127.0.0.1:4321/a/b/`. */
  url: string;
  /** Cuts open connections, too. */
  close: () => Promise<void>;
}

/**
 * Serves a built site as GitHub Pages would, so that what works here works there:
 *
 * - 301 to the closing slash of a folder, `/page` for `page.html` (before a folder of that name), no other guessing
 *   (https://github.com/slorber/trailing-slash-guide);
 * - `404.html` with status 404, at any depth; outside the base another site lives, so there is nothing;
 * - gzip and no other encoding; `max-age=600` on what exists; ETag, Last-Modified and ranges; no headers of the site's;
 * - no dotfiles, as actions/upload-pages-artifact leaves them out.
 *
 * Pages also allows every origin to read what it serves; here that is left out, so that nothing comes to need it.
 *
 * @throws Error when the folder is not there or the port cannot be had
 */
export async function servePages(options: PagesOptions): Promise<PagesServer> {
  const { root, base, port, host = '127.0.0.1' } = options;
  const folder = resolve(root);
  const { folder: built } = await kindOf(folder);
  if (!built) throw new Error(`${root} is not there: build the site first, npm run build`);
  const server = await listen(appOf(folder, base), port, host);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${base}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}

function appOf(folder: string, base: string): connect.Server {
  const common = { redirect: false, cacheControl: false, dotfiles: 'ignore' };
  const cached = {
    setHeaders: (response: ServerResponse) => response.setHeader('Cache-Control', 'max-age=600'),
  };
  const plain = { acceptRanges: false, etag: false, lastModified: false };
  return (
    connect()
      .use(onlyReading)
      .use(onlyGzip)
      // The types speak of Express; the code wants no more than Node's own request and response.
      .use(compression() as unknown as Middleware)
      .use(onlyUnder(base))
      .use(onlyReadable)
      .use(likePages(folder, base))
      .use(serveStatic(folder, { ...common, ...cached }))
      .use(asNotFound)
      .use(serveStatic(folder, { ...common, ...plain }))
      .use((_request, response) => answer(response, 404, 'Not found, and the site has no 404.html'))
      .use(onError)
  );
}

const onlyReading: Middleware = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.setHeader('Allow', 'GET, HEAD');
  answer(response, 405, 'Only GET and HEAD');
};

/** `compression` prefers Brotli where the browser offers it; Pages has gzip alone. */
const onlyGzip: Middleware = (request, _response, next) => {
  const offered = (request.headers['accept-encoding'] ?? '').split(',');
  const known = offered.filter((one) => /^\s*(?:gzip|identity)\b/i.test(one));
  request.headers['accept-encoding'] = known.join(',');
  next();
};

function onlyUnder(base: string): Middleware {
  return (request, response, next) => {
    const { path, query } = split(request.url);
    if (`${path}/` === base) return redirect(response, base + query);
    if (!path.startsWith(base)) return answer(response, 404, `Not found: this site stands under ${base}`);
    request.url = path.slice(base.length - 1) + query;
    next();
  };
}

const onlyReadable: Middleware = (request, response, next) => {
  const path = decode(split(request.url).path);
  if (path === null || path.includes('\0')) return answer(response, 400, 'The address is badly encoded');
  next();
};

/** What Pages does with an address that has no closing slash and names no file. */
function likePages(root: string, base: string): Middleware {
  return (request, response, next) => {
    const { path, query } = split(request.url);
    const name = decode(path) ?? '';
    // Hidden files, and `..` with them, are not even looked for; `serve-static` refuses them.
    if (name.endsWith('/') || /[\\/]\./.test(name)) return next();
    const file = join(root, name);
    void Promise.all([kindOf(file), kindOf(`${file}.html`)]).then(([named, page]) => {
      if (!named.file && page.file) request.url = `${path}.html${query}`;
      else if (named.folder) return redirect(response, `${base}${path.replace(/^\/+/, '')}/${query}`);
      next();
    });
  };
}

/** Turns the request into one for 404.html; a condition of the first request is not about that file. */
const asNotFound: Middleware = (request, response, next) => {
  delete request.headers['if-match'];
  delete request.headers['if-unmodified-since'];
  request.url = '/404.html';
  response.statusCode = 404;
  next();
};

/** Four parameters tell `connect` that this handles errors. */
const onError: connect.ErrorHandleFunction = (error: unknown, _request, response, _next) => {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (response.headersSent) response.destroy();
  else answer(response, status, error instanceof Error ? error.message : 'Error');
};

function answer(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

function redirect(response: ServerResponse, location: string): void {
  response.setHeader('Location', location);
  answer(response, 301, `Moved to ${location}`);
}

function split(url = '/'): { path: string; query: string } {
  const [path = '/'] = url.split('?', 1);
  return { path, query: url.slice(path.length) };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

async function kindOf(path: string): Promise<{ file: boolean; folder: boolean }> {
  const found = await stat(path).catch(() => null);
  return { file: found?.isFile() ?? false, folder: found?.isDirectory() ?? false };
}

function listen(app: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(app);
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `port ${port} is busy: stop what listens there, or choose another port`;
      fail(error.code === 'EADDRINUSE' ? new Error(busy, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      done(server);
    });
  });
}
