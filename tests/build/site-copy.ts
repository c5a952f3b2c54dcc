import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Vitest's own settings: Vite would take them for those of the build, the base `/` among them. */
const OF_VITEST = /^(?:VITE|BASE_URL$|MODE$|DEV$|PROD$|SSR$|TEST$)/;

/** What a site is made of beside its content. */
const CODE = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** The site's code with other content, in a folder inside the repository: packages are found up the tree. */
export interface SiteCopy {
  root: string;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A file of the built site. */
  read(path: string): Promise<string>;
  build(env?: Record<string, string>): Promise<{ ok: boolean; output: string }>;
}

/**
 * Makes a copy of the site that holds this content and nothing else.
 *
 * @param content texts by path under `content/`; without it the repository's own content is copied
 */
export async function copySite(name: string, content?: Record<string, string>): Promise<SiteCopy> {
  const root = join(ROOT, '.sites', name);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  const parts = content === undefined ? [...CODE, 'content', 'diagrams'] : CODE;
  for (const part of parts) {
    await cp(join(ROOT, part), join(root, part), { recursive: true }).catch((error: unknown) => {
      // A site without diagrams has no folder for them.
      if (part !== 'diagrams') throw error;
    });
  }
  const write = async (path: string, text: string): Promise<void> => {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  for (const [path, text] of Object.entries(content ?? {})) await write(`content/${path}`, text);
  return {
    root,
    write,
    remove: (path) => rm(join(root, path), { recursive: true }),
    read: (path) => readFile(join(root, 'dist', path), 'utf8'),
    build: (env = {}) => build(root, env),
  };
}

function build(root: string, env: Record<string, string>): Promise<{ ok: boolean; output: string }> {
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const clean = {
    ...process.env,
    NODE_ENV: 'production',
    SITE_URL: '',
    BASE_PATH: '',
    NO_COLOR: '1',
    ...env,
  };
  const inherited = Object.fromEntries(Object.entries(clean).filter(([key]) => !OF_VITEST.test(key)));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [astro, 'build'],
      { cwd: root, env: inherited, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        resolve({ ok: error === null, output: stdout + stderr });
      },
    );
  });
}
