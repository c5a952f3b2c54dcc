/**
 * The key under which the site keeps something in the reader's browser. All Pages sites of one user share an origin and
 * so one storage: the prefix names this site, the base this deployment of it.
 */
export function storageKey(name: string, base = import.meta.env.BASE_URL): string {
  return `route500k${base}${name}`;
}
