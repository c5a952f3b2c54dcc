import starlight from '@astrojs/starlight';
import { defineConfig, fontProviders } from 'astro/config';
import { chunks } from './src/authoring/chunks.ts';
import { siteAddress } from './src/authoring/site-address.ts';
import { markdown } from './src/authoring/markdown.ts';
import { starlightOptions } from './src/starlight/options.ts';

const address = siteAddress(process.env);

export default defineConfig({
  ...address,
  trailingSlash: 'always',
  build: { format: 'directory' },
  markdown: markdown(address.base),
  vite: chunks,
  integrations: [starlight(starlightOptions)],
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Onest',
      cssVariable: '--font-onest',
      fallbacks: ['system-ui', 'sans-serif'],
      options: {
        variants: [
          {
            weight: '400 700',
            style: 'normal',
            src: ['./src/assets/fonts/onest-cyrillic.woff2'],
            unicodeRange: ['U+0401', 'U+0410-044F', 'U+0451', 'U+2116'],
          },
          {
            weight: '400 700',
            style: 'normal',
            src: ['./src/assets/fonts/onest-latin.woff2'],
            unicodeRange: ['U+0000-00FF', 'U+2000-206F', 'U+2190-21FF', 'U+2200-22FF', 'U+2713'],
          },
        ],
      },
    },
  ],
  devToolbar: { enabled: false },
});
