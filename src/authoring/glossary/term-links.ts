import type { HastPluginDefinition } from 'satteri';

const TERM = 'term:';

/** Address of the glossary on the site, without the base. */
const GLOSSARY_ADDRESS = '/glossary/';

/** The term to which a link of a note leads, `goroutine` for `term:goroutine`; null for other links. */
export function termIdOf(url: string): string | null {
  return url.startsWith(TERM) ? url.slice(TERM.length) : null;
}

/**
 * A Sätteri plugin that leads links to terms, `[горутина](term:goroutine)`, to the glossary: `/glossary/#goroutine`.
 * Stands before the plugin that gives addresses of the site their base.
 */
export const termLinks: HastPluginDefinition = {
  name: 'term-links',
  element: {
    filter: ['a'],
    visit(node, context) {
      const id = typeof node.properties.href === 'string' ? termIdOf(node.properties.href) : null;
      if (id === null) return;
      context.setProperty(node, 'href', `${GLOSSARY_ADDRESS}#${id}`);
      context.setProperty(node, 'className', ['term']);
    },
  },
};
