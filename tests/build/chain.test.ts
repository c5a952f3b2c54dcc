import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SiteCopy } from './site-copy.ts';
import { copySite } from './site-copy.ts';

const ROADMAP = `# План

# Часть 1. Разгон (1–15 марта)

- [ ] [Каналы в Markdown](1-ramp/plain/)
- [ ] [Каналы в MDX](1-ramp/jsx/)
`;

const GO = `package pool

// region:send
func Send(ch chan<- int) bool { return ch != nil && 1 < 2 }

// endregion
`;
const TEST = `package pool_test

import "fmt"

func ExampleSend() {
	fmt.Println("a < b && c")
	// Output:
	// a < b && c
}
`;

/** Uses all that a note can: terms, links, quoted code and output, a diagram, checkpoints, questions, hostile text. */
const BODY = (kind: string): string => `
## Ответ за 60 секунд

[Канал](term:channel) «A & B» \`<T>\`, [сосед](../${kind === 'plain' ? 'jsx' : 'plain'}/#как-устроено), [наружу](https://go.dev/).

## Как устроено

\`\`\`go file="pool/pool.go" region="send"
func Send(ch chan<- int) bool { return ch != nil && 1 < 2 }
\`\`\`

\`\`\`text file="pool/pool_test.go" output="ExampleSend"
a < b && c
\`\`\`

\`\`\`mermaid
flowchart TD
  accTitle: Отправка "в канал" & обратно
  accDescr: Отправитель <пишет>, получатель читает.
  A["отправитель"] --> B["получатель"]
\`\`\`

## Вопросы на собеседовании

## Чек-лист

- [ ] Могу объяснить \`ch <- v\` [](#${kind}-explain)
- [ ] Измерил **сам** [](#${kind}-measured)
`;
const note = (kind: string): string =>
  `---\ntitle: Каналы ${kind}\ndescription: О каналах\nrelated:\n  - /ramp/${kind === 'plain' ? 'jsx' : 'plain'}/\n---\n${BODY(kind)}`;
const questions = (kind: string): string => `---
topic: ramp/${kind}
---

## Что будет при \`close(nil)\`? [](#${kind}-close-nil)

level: junior

Паника \`a < b\`.

Рантайм проверяет указатель & паникует.

### Провальный ответ

Ничего.
`;

const CONTENT: Record<string, string> = {
  'roadmap.md': ROADMAP,
  'go.mod': 'module example.test/content\n\ngo 1.27\n\ntoolchain go1.27.3\n',
  'glossary.yml':
    '- id: channel\n  ru: канал\n  en: channel\n  variants: [chan]\n  definition: Очередь между горутинами.\n  home: /ramp/plain/\n',
  ...Object.fromEntries(
    ['plain', 'jsx'].flatMap((kind) => [
      [`1-ramp/${kind}/index.${kind === 'jsx' ? 'mdx' : 'md'}`, note(kind)],
      [`1-ramp/${kind}/questions.md`, questions(kind)],
      [`1-ramp/${kind}/pool/pool.go`, GO],
      [`1-ramp/${kind}/pool/pool_test.go`, TEST],
    ]),
  ),
};

/** A browser that cannot be started: whoever tries fails. */
const NO_BROWSER = { CHROMIUM_PATH: '/nonexistent/chromium' };

describe('the whole chain from a note to its page', () => {
  let site: SiteCopy;

  beforeAll(async () => {
    site = await copySite('chain', CONTENT);
    const { ok, output } = await site.build({ BASE_PATH: '/a/b/' });
    expect(ok, output).toBe(true);
  });

  it.each(['plain', 'jsx'])('renders %s whole, in order and escaped', async (kind) => {
    const html = await site.read(`ramp/${kind}/index.html`);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const marks = [
      'data-part="answer"',
      'href="/a/b/glossary/#channel"',
      '«A &#38; B»|«A &amp; B»',
      '&lt;T&gt;|&#60;T&#62;|&#x3C;T>',
      `href="/a/b/ramp/${kind === 'plain' ? 'jsx' : 'plain'}/#`,
      'href="https://go.dev/"',
      'expressive-code',
      '<pre[^>]*tabindex="0"',
      'pool.go',
      'Go.1\\.27\\.3',
      'ExampleSend',
      '<figure[^>]*class="diagram',
      'role="img"',
      'Исходный код диаграммы',
      'data-part="questions"',
      `id="${kind}-close-nil"`,
      'Полный ответ',
      'data-part="checklist"',
      `id="${kind}-explain"`,
      `data-checkpoint="ramp/${kind}#${kind}-measured"`,
      '<strong>сам</strong>',
    ];
    let from = 0;
    for (const mark of marks) {
      const found = new RegExp(mark).exec(main.slice(from));
      expect(found, `${mark} after offset ${String(from)}`).not.toBeNull();
      from += found?.index ?? 0;
    }
    // The copy button of a code block keeps its text in an attribute, as it is.
    const shown = main.replaceAll(/data-code="[^"]*"/g, '');
    expect(shown).not.toMatch(/term:channel|<пишет>|data-build-problem|<question-place/);
  });

  it('publishes what it counted', async () => {
    const model = JSON.parse(await site.read('roadmap.json')) as {
      phases: { items: Record<string, unknown>[] }[];
    };
    for (const item of model.phases.flatMap(({ items }) => items)) {
      expect(item).toMatchObject({ written: true, diagrams: 1, snippets: 2, questions: 1, checkpoints: 2 });
    }
    const published = JSON.parse(await site.read('questions.json')) as { topics: { questions: unknown[] }[] };
    expect(published.topics.map(({ questions: asked }) => asked.length)).toEqual([1, 1]);
    expect(new Set(await readdir(join(site.root, 'dist/anki')))).toEqual(new Set(['ramp.apkg', 'all.apkg']));
  });

  it('sends no byte of mermaid to a reader', async () => {
    const files = await readdir(join(site.root, 'dist'), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      expect(await site.read(file), file).not.toMatch(/mermaid/i);
    }
  });

  it('sees a changed quoted file though its notes are in the cache', async () => {
    await site.write('content/1-ramp/plain/pool/pool.go', GO.replace('1 < 2', '3 < 4'));
    const { ok, output } = await site.build({ BASE_PATH: '/a/b/' });
    expect(ok, output).toBe(true);
    expect(await site.read('ramp/plain/index.html')).toMatch(/data-code="[^"]*3 < 4/);
    expect(await site.read('ramp/jsx/index.html')).not.toMatch(/data-code="[^"]*3 < 4/);
  });

  it('starts no browser for what is drawn already, warm or from a cold cache', async () => {
    const warm = await site.build({ BASE_PATH: '/a/b/', ...NO_BROWSER });
    expect(warm.ok, warm.output).toBe(true);
    await site.remove('node_modules');
    const cold = await site.build({ BASE_PATH: '/a/b/', ...NO_BROWSER });
    expect(cold.ok, cold.output).toBe(true);
  });

  it('stops at a new diagram where there is no browser, and says what to do', async () => {
    await site.write('content/1-ramp/plain/index.md', note('plain').replace('"получатель"', '"читатель"'));
    for (const attempt of ['first', 'second']) {
      const { ok, output } = await site.build({ BASE_PATH: '/a/b/', ...NO_BROWSER });
      expect(ok, `${attempt}\n${output}`).toBe(false);
      expect(output).toMatch(/content\/1-ramp\/plain\/index\.md:\d+/);
      expect(output).toMatch(/npm run diagrams|install-browser/);
    }
  });
});
