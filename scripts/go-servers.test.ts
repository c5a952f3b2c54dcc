import { createServer, type Server as NetServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probe, SERVERS, type Server } from './go-servers.ts';

const server: Server = {
  name: 'Redis',
  variable: 'REDIS_URL',
  standard: 'redis://127.0.0.1:1',
  port: 6379,
};
let listener: NetServer;
let port = 0;

beforeAll(async () => {
  listener = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (typeof address === 'object' && address !== null) port = address.port;
});
afterAll(async () => {
  await new Promise((resolve) => listener.close(resolve));
});

describe('a server of the Go tests', () => {
  it('answers at the address of its variable', async () => {
    const address = `redis://user:secret@127.0.0.1:${port}/0`;
    expect(await probe(server, { REDIS_URL: address })).toEqual({ server, address, absence: null });
  });

  it('answers at its standard address', async () => {
    const here = { ...server, standard: `redis://127.0.0.1:${port}` };
    expect(await probe(here, {})).toMatchObject({ address: here.standard, absence: null });
    expect(await probe({ ...server, standard: 'redis://127.0.0.1', port }, {})).toMatchObject({
      absence: null,
    });
  });

  it.each([
    [undefined, 'no answer at 127.0.0.1:1 (ECONNREFUSED); start it, or name another in REDIS_URL'],
    [
      'redis://user:secret@127.0.0.1:1',
      'no answer at 127.0.0.1:1 (ECONNREFUSED); start it, or name another in REDIS_URL',
    ],
    ['', 'REDIS_URL is empty'],
    ['127.0.0.1', 'REDIS_URL is no URL such as redis://127.0.0.1:1'],
  ])('with REDIS_URL %j is left out, and the tests are told', async (address, absence) => {
    const env = address === undefined ? {} : { REDIS_URL: address };
    expect(await probe(server, env)).toEqual({ server, address: '', absence });
  });

  it('has a standard address that names its port', () => {
    expect(SERVERS.map(({ standard }) => Number(new URL(standard).port))).toEqual(
      SERVERS.map((one) => one.port),
    );
  });
});
