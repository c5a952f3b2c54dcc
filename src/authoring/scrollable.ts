import type { StarlightExpressiveCodeOptions } from '@astrojs/starlight/expressive-code';
import { select } from '@astrojs/starlight/expressive-code/hast';
import type { HastPluginDefinition } from 'satteri';

/**
 * Blocks that may be wider than a phone scroll inside themselves, and whoever has no pointer must be able to scroll
 * them: they take focus. Where a code block fits, Expressive Code's own script takes it out of the order again.
 */
export const focusableCode: NonNullable<StarlightExpressiveCodeOptions['plugins']>[number] = {
  name: 'focusable-code',
  hooks: {
    postprocessRenderedBlock: ({ renderData }) => {
      const pre = select('pre', renderData.blockAst);
      if (pre) pre.properties.tabIndex = 0;
    },
  },
};

/** The same for tables, which Starlight lets scroll. */
export const focusableTables: HastPluginDefinition = {
  name: 'focusable-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      context.setProperty(node, 'tabIndex', 0);
    },
  },
};
