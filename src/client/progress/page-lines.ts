import type { LineGroup } from '../../progress/route-lines.ts';
import { readRouteLines } from '../../progress/route-lines.ts';
import { pageData } from '../page-data.ts';

let lines: LineGroup[] | undefined;

/** The lines of the roadmap by phase, from `<script type="application/json" id="route-lines">`, which all pages have. */
export function pageLines(): LineGroup[] {
  lines ??= readRouteLines(pageData('route-lines'));
  return lines;
}
