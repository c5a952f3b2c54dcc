/** An address of the site (`/ramp-up/`) under the base of this build. */
export function withBase(address: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + address;
}
