/**
 * Serves the built site as GitHub Pages would, until it is interrupted.
 *
 *     node scripts/serve.ts [--port 4321] [--root dist] [--host 127.0.0.1]
 *
 * `BASE_PATH` (or the path of `SITE_URL`) must be what the site was built with.
 */
import { parseArgs } from 'node:util';
import { servePages } from '../src/authoring/pages-server.ts';
import { siteAddress } from '../src/authoring/site-address.ts';

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      root: { type: 'string', default: 'dist' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  const { base } = siteAddress(process.env);
  const server = await servePages({
    root: values.root,
    base,
    port: readPort(values.port),
    host: values.host,
  });
  console.log(`${values.root} is served at ${server.url} (Ctrl+C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(`--port is "${value}": write a number from 0 (any free port) to 65535`);
}
