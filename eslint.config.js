import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { CLOCK_SYNTAX, DOMAIN_FILES, DRAWING_PAGE, roomRules } from './eslint.rooms.js';

const HTML_SINKS = [
  {
    selector:
      'AssignmentExpression[left.type="MemberExpression"][left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Markup from a string is an injection. Build nodes, or clone a <template>.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString)$/]',
    message: 'Markup from a string is an injection. Build nodes, or clone a <template>.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^writeln?$/]',
    message: 'document.write is an injection. Build nodes.',
  },
];

// The site's content security policy allows neither of these.
const ATTRIBUTES = [
  {
    selector:
      'JSXOpeningElement[name.name=/^[a-z]/] > :matches(JSXAttribute, AstroShorthandAttribute, AstroTemplateLiteralAttribute)[name.name="style"]',
    message: 'No style attributes: write a class, or a custom property in a stylesheet.',
  },
  {
    selector:
      'JSXOpeningElement[name.name=/^[a-z]/] > :matches(JSXAttribute, AstroShorthandAttribute, AstroTemplateLiteralAttribute)[name.name=/^on[a-z]+$/i]',
    message: 'No inline handlers: listen in a custom element of src/client.',
  },
  {
    selector: 'JSXAttribute[name.namespace.name="define"][name.name.name="vars"]',
    message: 'define:vars writes an inline style or script: use a data attribute.',
  },
];

const SCRIPTS_IN_ASTRO = ['**/*.astro/*.ts'];

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist-*/',
    '.astro/',
    '.sites/',
    'content/',
    'test-results/',
    'playwright-report/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...HTML_SINKS],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Code points are what this code takes strings apart for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Objects here are records of functions, not classes: no method has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'types are the business of astro check here',
    files: ['**/*.astro', ...SCRIPTS_IN_ASTRO, '**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    name: 'size',
    files: ['src/**/*.{ts,astro}', 'scripts/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    name: 'printing is someone else’s job',
    files: ['src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'markup',
    files: ['**/*.astro'],
    rules: {
      'no-restricted-syntax': ['error', ...HTML_SINKS, ...ATTRIBUTES],
      'astro/no-set-html-directive': 'error',
    },
  },
  {
    name: 'scripts in markup',
    files: SCRIPTS_IN_ASTRO,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.', message: 'In a <script>, import by the alias: ~/client/….' }] },
      ],
    },
  },
  {
    name: 'the page in which the build lets mermaid draw',
    files: DRAWING_PAGE,
    rules: { 'no-restricted-syntax': 'off' },
  },
  ...roomRules,
  {
    name: 'rooms/no-clock',
    ...DOMAIN_FILES,
    rules: { 'no-restricted-syntax': ['error', ...HTML_SINKS, ...CLOCK_SYNTAX] },
  },
);
