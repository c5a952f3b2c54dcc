import { escaped } from '../hast.ts';
import { amount, share } from './flame-svg.ts';
import type { Frame } from './folded-stacks.ts';

/** How many functions the table tells: what the picture has beyond them is thin. */
const ROWS = 10;

/** What a function costs wherever it stands on the stack. */
interface Cost {
  name: string;
  self: number;
  total: number;
}

/**
 * The dearest functions as a table of HTML, folded: what the picture tells, for who does not see it or wants the
 * figures. «С вызовами» counts a recursive function once.
 */
export function flameTable(root: Frame, unit: string): string {
  const rows = costsOf(root)
    .slice(0, ROWS)
    .map(
      ({ name, self, total }) =>
        `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${cell(self, root)}</td><td>${cell(total, root)}</td></tr>`,
    );
  const head = `<thead><tr><th scope="col">Функция</th><th scope="col">Сама, ${escaped(unit)}</th><th scope="col">С вызовами, ${escaped(unit)}</th></tr></thead>`;
  return `<details class="diagram-source"><summary>Те же данные таблицей</summary><div class="flame-table" tabindex="0" role="group" aria-label="Самые дорогие функции"><table>${head}<tbody>${rows.join('')}</tbody></table></div></details>`;
}

/** Every function once, by its own cost, the dearest first. */
function costsOf(root: Frame): Cost[] {
  const costs = new Map<string, Cost>();
  const visit = (frame: Frame, above: readonly string[]): void => {
    const cost = costs.get(frame.name) ?? { name: frame.name, self: 0, total: 0 };
    cost.self += frame.self;
    if (!above.includes(frame.name)) cost.total += frame.total;
    costs.set(frame.name, cost);
    for (const callee of frame.callees) visit(callee, [...above, frame.name]);
  };
  for (const callee of root.callees) visit(callee, []);
  return [...costs.values()].toSorted(
    (a, b) => b.self - a.self || b.total - a.total || a.name.localeCompare(b.name),
  );
}

function cell(cost: number, root: Frame): string {
  return escaped(`${amount(cost)} (${share(cost, root.total)})`);
}
