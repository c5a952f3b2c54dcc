import { describe, expect, it } from 'vitest';
import { sample } from '../fixtures/long-run.ts';
import { copySite } from './site-copy.ts';

const ROADMAP = `# План

# Часть 1. Разгон (1–15 марта)

- [ ] [Go](1-ramp/go/)
- [ ] Просто пункт
`;
const NOTE = '---\ntitle: Go\ndescription: Язык\n---\n\nТекст.\n';
const ACC = '  accTitle: Название\n  accDescr: Описание\n';
const CONTENT = {
  'roadmap.md': ROADMAP,
  '1-ramp/go/index.md': NOTE,
  '1-ramp/go/a/a.go': 'package a\n\n// region:there\nvar A = 1\n\n// endregion\n',
};

function fence(info: string, body: string): string {
  return `\`\`\`${info}\n${body}\n\`\`\`\n`;
}

interface Fault {
  name: string;
  file: string;
  text: string;
  /** What the message must say, the place among it. */
  says: (string | RegExp)[];
}

const FAULTS: Fault[] = [
  {
    name: 'no phase at all',
    file: 'roadmap.md',
    text: '# План\n\nПозже.\n',
    says: [/content\/roadmap\.md:\d/],
  },
  {
    name: '31 February',
    file: 'roadmap.md',
    text: ROADMAP.replace('1–15 марта', '31 февраля – 5 марта'),
    says: ['content/roadmap.md:3', '31 февраля'],
  },
  {
    name: 'a link to a folder that is not there',
    file: 'roadmap.md',
    text: ROADMAP.replace('Просто пункт', '[Docker](1-ramp/docker/)'),
    says: ['content/roadmap.md:6', 'content/1-ramp/docker/'],
  },
  {
    name: 'a note that no item names',
    file: '1-ramp/lost/index.md',
    text: NOTE,
    says: ['content/1-ramp/lost/index.md:1', 'no item'],
  },
  {
    name: 'two notes for one item',
    file: '1-ramp/go/index.mdx',
    text: NOTE,
    says: ['content/1-ramp/go/index.mdx:1', 'content/1-ramp/go/index.md'],
  },
  {
    name: 'front matter that nothing reads',
    file: '1-ramp/go/index.md',
    text: NOTE.replace('title: Go', 'title: Go\nalises: [go]'),
    says: ['content/1-ramp/go/index.md', 'alises'],
  },
  {
    name: 'front matter of a wrong type',
    file: '1-ramp/go/index.md',
    text: NOTE.replace('title: Go', 'title: Go\nhours: много'),
    says: [/ramp\/go/, 'hours'],
  },
  {
    name: 'a diagram that mermaid does not understand',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n${fence('mermaid', `flowchart TD\n${ACC}  A --> --> B`)}`,
    says: [/content\/1-ramp\/go\/index\.md:1[0-4]/],
  },
  {
    name: 'a diagram without a text that says the same',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n${fence('mermaid', 'flowchart TD\n  A --> B')}`,
    says: ['content/1-ramp/go/index.md:', 'accTitle'],
  },
  {
    name: 'a diagram of a kind that does not come out well',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n${fence('mermaid', `pie\n${ACC}  "a": 1`)}`,
    says: ['content/1-ramp/go/index.md:', 'pie'],
  },
  {
    name: 'a quoted region that is not there',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n${fence('go file="a/a.go" region="lost"', '')}`,
    says: ['content/1-ramp/go/index.md:8', 'lost', 'a/a.go'],
  },
  {
    name: 'a quoted file that is not there',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n${fence('go file="b/b.go"', '')}`,
    says: ['content/1-ramp/go/index.md:8', 'b/b.go'],
  },
  {
    name: 'a checkpoint id that stands twice',
    file: '1-ramp/go/index.md',
    text: `${NOTE}\n- [ ] раз [](#same)\n- [ ] два [](#same)\n`,
    says: [/content\/1-ramp\/go\/index\.md:\d/, 'same'],
  },
  {
    name: 'a question without an answer',
    file: '1-ramp/go/questions.md',
    text: '---\ntopic: ramp/go\n---\n\n## Почему? [](#why)\n\nlevel: junior\n',
    says: ['content/1-ramp/go/questions.md:5', 'answer'],
  },
  {
    name: 'a term that the glossary does not have',
    file: '1-ramp/go/index.md',
    text: NOTE.replace('Текст.', 'Текст о [канале](term:channel).'),
    says: ['content/1-ramp/go/index.md:6', 'channel'],
  },
  {
    name: 'broken MDX',
    file: '1-ramp/go/index.mdx',
    text: `${NOTE}\n<Broken\n`,
    says: [/index\.mdx/],
  },
];

const AGAIN = ['a diagram that mermaid does not understand', 'a quoted region that is not there'];

describe('a broken content stops the build', () => {
  it.each(sample(FAULTS, 4))('$name', async ({ name, file, text, says }) => {
    const content: Record<string, string> = { ...CONTENT, [file]: text };
    if (name === 'broken MDX') delete content['1-ramp/go/index.md'];
    const site = await copySite(`fault-${name.replaceAll(/\W+/g, '-')}`, content);
    const { ok, output } = await site.build();
    expect(ok, output).toBe(false);
    for (const words of says) expect(output).toMatch(words);
  });

  // Of what lies in caches after the first build only notes and questions could let the second pass.
  it.each(FAULTS.filter(({ name }) => AGAIN.includes(name)))('$name, and again', async (fault) => {
    const site = await copySite('fault-again', { ...CONTENT, [fault.file]: fault.text });
    await site.build();
    const { ok, output } = await site.build();
    expect(ok, output).toBe(false);
    for (const words of fault.says) expect(output).toMatch(words);
  });
});

it('a note that Markdown cannot render stops the build, and not only the first', async () => {
  const site = await copySite('fault-render', CONTENT);
  await site.write(
    'src/authoring/site-links.ts',
    `export function siteLinks() { return { name: 'broken', element: { filter: ['p'], visit() { throw new Error('planted'); } } }; }\n`,
  );
  for (const attempt of ['first', 'second']) {
    const { ok, output } = await site.build();
    expect(ok, `${attempt} build\n${output}`).toBe(false);
    expect(output).toContain('1-ramp/go/index.md');
    expect(output).toContain('planted');
  }
});
