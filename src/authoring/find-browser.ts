import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { chromium, firefox } from 'playwright-core';

/** The engines that the tests and the diagrams use. */
export type BrowserName = 'chromium' | 'firefox';

/** A browser that stands on this machine. */
export interface FoundBrowser {
  executablePath: string;
  /** Who put it there; the explicit variable wins over Playwright's own, and that over the system's. */
  source: 'variable' | 'playwright' | 'system';
}

/** What of a machine decides which browser is found. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  home: string;
  /** 0 is root; undefined where there are no user ids (Windows). */
  uid: number | undefined;
  /** Where Playwright would keep its own browser, there or not; null on a platform that it has none for. */
  playwrightPath: (name: BrowserName) => string | null;
  isProgram: (path: string) => boolean;
}

/** Options for `launch` of Playwright, or for `use.launchOptions` of its configuration. */
export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  channel?: 'moz-firefox';
}

/** The variable that names a browser's executable. */
export const BROWSER_VARIABLES: Record<BrowserName, string> = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
};

/**
 * Finds a browser: the explicit variable, Playwright's own, the system's; null when there is none.
 *
 * @throws Error when the variable names something that is no program
 */
export function findBrowser(name: BrowserName, machine: Machine = thisMachine()): FoundBrowser | null {
  const variable = BROWSER_VARIABLES[name];
  const named = machine.env[variable] ?? '';
  if (named !== '') {
    if (machine.isProgram(named)) return { executablePath: named, source: 'variable' };
    throw new Error(
      `${variable} is "${named}": no program stands there; write the path of an executable, or leave it empty`,
    );
  }
  const own = machine.playwrightPath(name);
  if (own !== null && machine.isProgram(own)) return { executablePath: own, source: 'playwright' };
  const executablePath = usualPlaces(name, machine).find((path) => machine.isProgram(path));
  return executablePath === undefined ? null : { executablePath, source: 'system' };
}

/**
 * How to launch a browser here: what {@link findBrowser} finds, as root and without a network, too.
 *
 * @throws Error when there is no browser; its message says how to get one
 */
export function browserLaunch(name: BrowserName, machine: Machine = thisMachine()): BrowserLaunch {
  const found = findBrowser(name, machine);
  if (found) return launchOf(name, found, machine);
  const flag = name === 'firefox' ? ' --firefox' : '';
  throw new Error(
    `there is no ${name} here: run \`node scripts/install-browser.ts${flag}\`, or set ${BROWSER_VARIABLES[name]} to its executable`,
  );
}

/** How to launch a browser that was found. */
export function launchOf(
  name: BrowserName,
  { executablePath, source }: FoundBrowser,
  machine: Machine,
): BrowserLaunch {
  if (name === 'chromium') return { executablePath, args: chromiumArguments(machine.uid) };
  // Playwright's own build is driven by a patch in it; a stock Firefox by WebDriver BiDi, under this channel.
  return source === 'playwright'
    ? { executablePath, args: [] }
    : { executablePath, args: [], channel: 'moz-firefox' };
}

/**
 * Arguments that Chromium needs to start as root (its sandbox refuses) and to stay quiet on a closed network, where
 * each of these services would wait for an answer.
 */
export function chromiumArguments(uid: number | undefined): string[] {
  return [
    ...(uid === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    uid: process.getuid?.(),
    playwrightPath,
    isProgram,
  };
}

const COMMANDS: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

const MAC_APPS: Record<BrowserName, string[]> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox'],
};

const WINDOWS_PROGRAMS: Record<BrowserName, string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

// cspell:ignore LOCALAPPDATA
/** Where systems keep browsers, the likeliest first. */
function usualPlaces(name: BrowserName, { platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    return MAC_APPS[name].flatMap((app) =>
      ['/', home].map((root) =>
        posix.join(root, 'Applications', `${app}.app`, 'Contents/MacOS', app === 'Firefox' ? 'firefox' : app),
      ),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return WINDOWS_PROGRAMS[name].flatMap((program) => roots.map((root) => win32.join(root, program)));
  }
  const folders = new Set([
    '/usr/bin',
    ...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')),
    '/snap/bin',
  ]);
  return COMMANDS[name].flatMap((command) => [...folders].map((folder) => posix.join(folder, command)));
}

function playwrightPath(name: BrowserName): string | null {
  try {
    return { chromium, firefox }[name].executablePath() || null;
  } catch {
    // Thrown on a platform for which Playwright has no build.
    return null;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
