import * as v from 'valibot';
import { routeBookSchema } from '../roadmap/route-book.ts';
import type { RouteBook } from '../roadmap/route-book.ts';
import { pageData } from './page-data.ts';

/** The route book of this page; null where the page has none, or one of another shape. */
export function pageRouteBook(): RouteBook | null {
  const reading = v.safeParse(routeBookSchema, pageData('route-book'));
  return reading.success ? reading.output : null;
}
