/** Where the site stands, in the form that Astro's configuration takes. */
export interface SiteAddress {
  /** Scheme, host and port, no path and no closing slash: `https://name.github.io`. */
  site: string;
  /**
   * Path under which the site is served: `/` or `/a/b/`. With `trailingSlash: 'always'` Astro gives
   * `import.meta.env.BASE_URL` and `config.base` the same form, so that one spelling serves everywhere.
   */
  base: string;
}

/** The two variables that decide where the site stands; an empty one counts as absent. */
export interface AddressVariables {
  SITE_URL?: string | undefined;
  BASE_PATH?: string | undefined;
}

/** Where `astro dev` and `npm start` serve: good for a build that nobody publishes. */
const LOCAL_SITE = 'http://localhost:4321';

/** The site's address with its base and without a closing slash; null where the build was told none. */
export function publicAddress(site: URL | undefined, base: string): string | null {
  return site === undefined || site.origin === LOCAL_SITE ? null : site.origin + base.replace(/\/$/, '');
}

const SITE_URL_REMEDY =
  'write the address with its scheme, such as https://name.github.io, or leave it empty';
const BASE_PATH_REMEDY = 'write the path alone, such as /repo/ or repo, or leave it empty for the root';

/**
 * Reads where the site stands from the environment.
 *
 * `BASE_PATH` may be written with or without its outer slashes. `SITE_URL` may carry the path, as `base_url` of
 * actions/configure-pages does; then `BASE_PATH` is empty or says the same.
 *
 * @throws Error that names the variable, what was found and what to write
 */
export function siteAddress(env: AddressVariables): SiteAddress {
  const siteUrl = env.SITE_URL?.trim() ?? '';
  const basePath = env.BASE_PATH?.trim() ?? '';
  const { origin, pathname } = readSiteUrl(siteUrl);
  const carried = readPath(pathname, () =>
    fault('SITE_URL', siteUrl, 'its path is not a plain one', SITE_URL_REMEDY),
  );
  if (basePath === '') return { site: origin, base: carried };
  const base = readPath(basePath, () => fault('BASE_PATH', basePath, 'not a plain path', BASE_PATH_REMEDY));
  if (carried !== '/' && carried !== base) {
    const found = `SITE_URL has the path ${carried}`;
    throw fault('BASE_PATH', basePath, found, `write ${carried}, or take the path out of SITE_URL`);
  }
  return { site: origin, base };
}

function readSiteUrl(value: string): URL {
  if (value === '') return new URL(LOCAL_SITE);
  // The URL parser takes `https:name` and `https:/name` for `https://name`: more likely a slip than an intention.
  const url = /^https?:\/\/[^/]/i.test(value) && URL.canParse(value) ? new URL(value) : null;
  if (url === null) throw fault('SITE_URL', value, 'not an address of http or https', SITE_URL_REMEDY);
  if (url.username !== '' || url.password !== '' || /[?#]/.test(value)) {
    throw fault('SITE_URL', value, 'holds more than an origin and a path', SITE_URL_REMEDY);
  }
  return url;
}

/** Normalizes a path to `/` or `/a/b/`; only characters that no browser, server or shell rewrites. */
function readPath(value: string, complain: () => Error): string {
  const inner = value.replace(/^\//, '').replace(/\/$/, '');
  if (inner === '') return '/';
  const plain = inner.split('/').every((segment) => /^[\w.~-]+$/.test(segment) && !/^\.{1,2}$/.test(segment));
  if (!plain) throw complain();
  return `/${inner}/`;
}

function fault(variable: keyof AddressVariables, value: string, found: string, remedy: string): Error {
  // A build log is public: it must not repeat a password.
  const shown = value.replace(/\/\/[^/@]*@/, '//…@');
  return new Error(`${variable} is "${shown}": ${found}; ${remedy}`);
}
