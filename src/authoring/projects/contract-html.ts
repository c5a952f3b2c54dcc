import { escaped } from '../hast.ts';
import { ACCEPTANCE_FILE, CONTRACT_FILE } from './project-files.ts';
import type { Contract } from './contract.ts';

/** Address of the page that tells a contract whole, from the page of its project. */
const CONTRACT_PAGE = 'api/';

/** The operations of a contract as a table, each a link into the whole of it, and what can be downloaded. */
export function contractHtml({ operations, version }: Contract): string {
  const rows = operations.map(
    ({ id, method, path, summary, answers }) =>
      `<tr><th scope="row"><a href="${CONTRACT_PAGE}#${escaped(id)}"><code>${method} ${escaped(path)}</code></a></th><td>${escaped(summary)}</td><td>${answers.map(({ status }) => escaped(status)).join(', ')}</td></tr>`,
  );
  const head =
    '<thead><tr><th scope="col">Операция</th><th scope="col">Что делает</th><th scope="col">Ответы</th></tr></thead>';
  const links = [
    `<a href="${CONTRACT_PAGE}">контракт ${escaped(version)} целиком</a>`,
    `<a href="${CONTRACT_FILE}" download>${CONTRACT_FILE}</a>`,
    `<a href="${ACCEPTANCE_FILE}" download>${ACCEPTANCE_FILE}</a>`,
  ];
  return `<div class="contract"><table tabindex="0">${head}<tbody>${rows.join('')}</tbody></table><p>Поля, пределы и примеры – <span>${links.join(', ')}</span>.</p></div>`;
}
