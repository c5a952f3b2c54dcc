import { pageHref } from '../page-href.ts';

/** What stands in the fragment of the page's address: code of an interview, and of its result once there is one. */
export interface MockAddress {
  code: string;
  result: string | null;
}

/** Reads a fragment, with `#` or without; or a whole link, as people paste it. Null where there is nothing. */
export function readAddress(text: string): MockAddress | null {
  const fragment = decoded(text.trim().replace(/^[^#]*#/, ''));
  const [code = '', result = null] = fragment.split('.', 2);
  return code === '' ? null : { code, result };
}

/** The whole address of an interview, or of its result. */
export function mockHref({ code, result }: MockAddress): string {
  return new URL(`${pageHref('trainer/mock')}#${fragmentOf({ code, result })}`, location.href).href;
}

/** The fragment without `#`. */
export function fragmentOf({ code, result }: MockAddress): string {
  return result === null ? code : `${code}.${result}`;
}

/** Some messengers encode the fragment once more. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
