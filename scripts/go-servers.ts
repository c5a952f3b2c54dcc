import { connect } from 'node:net';

/** A server that tests of quoted code may talk to. */
export interface Server {
  name: string;
  /** Environment variable with its address. */
  variable: string;
  /** The address without the variable. */
  standard: string;
  /** Where a URL without a port leads. */
  port: number;
}

/** The same as in `content/internal/servers`, which the tests ask. */
export const SERVERS: readonly Server[] = [
  {
    name: 'PostgreSQL',
    variable: 'DATABASE_URL',
    standard: 'postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable',
    port: 5432,
  },
  { name: 'Redis', variable: 'REDIS_URL', standard: 'redis://127.0.0.1:6379', port: 6379 },
  { name: 'RabbitMQ', variable: 'AMQP_URL', standard: 'amqp://guest:guest@127.0.0.1:5672/', port: 5672 },
];

/** Longest wait for a server that should be on this machine or beside it, in milliseconds. */
const PATIENCE = 2000;

/** Where a server is, and whether something answers there. */
export interface Answer {
  server: Server;
  /** The value for the variable; empty where nothing answers, which the tests take as "left out". */
  address: string;
  /** Why the server is left out; null where it answers. */
  absence: string | null;
}

/** Asks for a connection to a server, at the address in the environment or the standard one. */
export async function probe(server: Server, env: NodeJS.ProcessEnv): Promise<Answer> {
  const address = env[server.variable] ?? server.standard;
  const leftOut = (absence: string): Answer => ({ server, address: '', absence });
  if (address === '') return leftOut(`${server.variable} is empty`);
  if (!URL.canParse(address)) return leftOut(`${server.variable} is no URL such as ${server.standard}`);
  const { hostname, port } = new URL(address);
  const [host, number] = [hostname.replace(/^\[|\]$/g, ''), Number(port || server.port)];
  const refusal = await dial(host, number);
  return refusal === null
    ? { server, address, absence: null }
    : leftOut(`no answer at ${host}:${number} (${refusal}); start it, or name another in ${server.variable}`);
}

/** Tries a port; resolves to null when it is open, else to the reason. */
function dial(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE });
    const end = (refusal: string | null): void => {
      socket.destroy();
      resolve(refusal);
    };
    socket
      .once('connect', () => {
        end(null);
      })
      .once('timeout', () => {
        end(`nothing in ${PATIENCE / 1000} s`);
      })
      .once('error', (error: NodeJS.ErrnoException) => {
        end(error.code ?? error.message);
      });
  });
}
