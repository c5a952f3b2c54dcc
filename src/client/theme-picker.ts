import { storageKey } from './storage-key.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = storageKey('theme');
const light = matchMedia('(prefers-color-scheme: light)');

/** The reader's choice of theme; denied storage costs the memory of it, nothing else. */
class ThemePicker extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select');
    if (!select) return;
    select.value = storedTheme();
    select.addEventListener('change', () => {
      const theme = themeFrom(select.value);
      storeTheme(theme);
      showTheme(theme);
      // Header and menu have a picker each.
      for (const other of document.querySelectorAll<HTMLSelectElement>('theme-picker select'))
        other.value = theme;
    });
  }
}

function themeFrom(value: string | null): Theme {
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

function storedTheme(): Theme {
  try {
    return themeFrom(localStorage.getItem(KEY));
  } catch {
    return 'auto';
  }
}

function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice holds for this page.
  }
}

function showTheme(theme: Theme): void {
  const shown = theme === 'auto' ? (light.matches ? 'light' : 'dark') : theme;
  document.documentElement.dataset.theme = shown;
}

light.addEventListener('change', () => {
  showTheme(storedTheme());
});
customElements.define('theme-picker', ThemePicker);
