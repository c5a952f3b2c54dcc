import { readFileSync } from 'node:fs';

/** Where readers can reach the source of a page. */
export interface RepositoryLinks {
  home: string;
  /** Opens the file for editing. */
  edit: string;
  /** Opens a new issue about the page with this title. */
  report(title: string): string;
}

interface Manifest {
  repository?: string | { url?: string };
}

/** Found once a build: every page asks. */
let known: string | null | undefined;

/**
 * Links into the repository, or null where none is known: from GitHub Actions' own variables, else from
 * `package.json`'s `repository`.
 *
 * @param file path from the root of the repository; without one the links lead to the repository itself
 */
export function repositoryLinks(file: string | undefined): RepositoryLinks | null {
  if (known === undefined)
    known = repositoryHome(process.env, JSON.parse(readFileSync('package.json', 'utf8')) as Manifest);
  const home = known;
  if (home === null) return null;
  return {
    home,
    edit: file === undefined ? home : `${home}/edit/main/${file}`,
    report: (title) =>
      `${home}/issues/new?${new URLSearchParams({ title: `Ошибка на странице «${title}»` }).toString()}`,
  };
}

/** The repository's page on its host, without a closing slash; null where neither source names one. */
export function repositoryHome(env: NodeJS.ProcessEnv, manifest: Manifest): string | null {
  if (env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY)
    return `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`;
  const named = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url;
  if (!named) return null;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(named)?.[1];
  if (short) return `https://github.com/${short}`;
  return named
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
    .replace(/\.git$/, '');
}
