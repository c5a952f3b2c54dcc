import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BrowserName, Machine } from './find-browser.ts';
import { browserLaunch, chromiumArguments, findBrowser, thisMachine } from './find-browser.ts';

const OWN = '/cache/ms-playwright/browser';

/** A machine on which these programs stand and nothing else. */
function machineWith(programs: string[], machine: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin:relative/bin:' },
    platform: 'linux',
    home: '/Users/name',
    uid: 1000,
    playwrightPath: () => OWN,
    isProgram: (path) => programs.includes(path),
    ...machine,
  };
}

describe('the order of the search', () => {
  const all = ['/opt/chrome', OWN, '/usr/bin/chromium'];

  it('the variable, Playwright, the system, nothing', () => {
    const env = { CHROMIUM_PATH: '/opt/chrome', PATH: '/usr/bin' };
    expect(findBrowser('chromium', machineWith(all, { env }))).toEqual({
      executablePath: '/opt/chrome',
      source: 'variable',
    });
    expect(findBrowser('chromium', machineWith(all))).toEqual({ executablePath: OWN, source: 'playwright' });
    expect(findBrowser('chromium', machineWith(['/usr/bin/chromium']))).toEqual({
      executablePath: '/usr/bin/chromium',
      source: 'system',
    });
    expect(findBrowser('chromium', machineWith([]))).toBeNull();
  });

  it('an empty variable counts as absent', () => {
    const env = { CHROMIUM_PATH: '', PATH: '' };
    expect(findBrowser('chromium', machineWith(all, { env }))?.source).toBe('playwright');
  });

  it('a variable that names nothing is an error, whatever else is there', () => {
    const env = { CHROMIUM_PATH: '/opt/none' };
    expect(() => findBrowser('chromium', machineWith(all, { env }))).toThrow(
      'CHROMIUM_PATH is "/opt/none": no program stands there; write the path of an executable, or leave it empty',
    );
  });

  it('each browser has its variable', () => {
    const env = { CHROMIUM_PATH: '/opt/chrome' };
    expect(findBrowser('firefox', machineWith(['/opt/chrome'], { env }))).toBeNull();
    const named = machineWith(['/opt/fox'], { env: { FIREFOX_PATH: '/opt/fox' } });
    expect(findBrowser('firefox', named)?.executablePath).toBe('/opt/fox');
  });

  it('a platform without a build of Playwright still has its own browsers', () => {
    const machine = machineWith(['/usr/bin/chromium'], { playwrightPath: () => null });
    expect(findBrowser('chromium', machine)?.source).toBe('system');
  });
});

describe('the places of the system', () => {
  const windows = {
    platform: 'win32',
    uid: undefined,
    env: {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\x86',
      LOCALAPPDATA: 'C:\\Users\\n\\AppData',
    },
  };

  it.each<[BrowserName, string, Partial<Machine>]>([
    ['chromium', '/usr/bin/chromium', {}],
    ['chromium', '/usr/bin/chromium-browser', {}],
    ['chromium', '/usr/bin/google-chrome', {}],
    ['chromium', '/usr/local/bin/google-chrome-stable', {}],
    ['chromium', '/snap/bin/chromium', {}],
    ['chromium', '/usr/bin/chromium', { env: {} }],
    ['firefox', '/usr/bin/firefox-esr', {}],
    ['firefox', '/usr/bin/firefox', {}],
    ['chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', { platform: 'darwin' }],
    ['chromium', '/Users/name/Applications/Chromium.app/Contents/MacOS/Chromium', { platform: 'darwin' }],
    ['firefox', '/Applications/Firefox.app/Contents/MacOS/firefox', { platform: 'darwin' }],
    ['chromium', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', windows],
    ['chromium', 'C:\\Users\\n\\AppData\\Chromium\\Application\\chrome.exe', windows],
    ['chromium', 'C:\\x86\\Microsoft\\Edge\\Application\\msedge.exe', windows],
    ['firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe', windows],
  ])('%s at %s', (name, path, machine) => {
    expect(findBrowser(name, machineWith([path], machine))).toEqual({
      executablePath: path,
      source: 'system',
    });
  });

  it('a folder of PATH that is relative is not searched', () => {
    expect(findBrowser('chromium', machineWith(['relative/bin/chromium', 'chromium']))).toBeNull();
  });

  it('Chromium goes before Chrome', () => {
    const machine = machineWith(['/usr/bin/google-chrome', '/snap/bin/chromium']);
    expect(findBrowser('chromium', machine)?.executablePath).toBe('/snap/bin/chromium');
  });
});

describe('the launch', () => {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];

  it('of Chromium is quiet, and without a sandbox for root alone', () => {
    const programs = ['/usr/bin/chromium'];
    expect(browserLaunch('chromium', machineWith(programs))).toEqual({
      executablePath: '/usr/bin/chromium',
      args: quiet,
    });
    expect(browserLaunch('chromium', machineWith(programs, { uid: 0 })).args).toEqual([
      '--no-sandbox',
      ...quiet,
    ]);
    expect(chromiumArguments(undefined)).toEqual(quiet);
  });

  it('of a stock Firefox names the channel that drives it, of Playwright’s own does not', () => {
    expect(browserLaunch('firefox', machineWith(['/usr/bin/firefox-esr'], { uid: 0 }))).toEqual({
      executablePath: '/usr/bin/firefox-esr',
      args: [],
      channel: 'moz-firefox',
    });
    expect(browserLaunch('firefox', machineWith([OWN]))).toEqual({ executablePath: OWN, args: [] });
  });

  it('without a browser says how to get one', () => {
    expect(() => browserLaunch('chromium', machineWith([]))).toThrow(
      'there is no chromium here: run `node scripts/install-browser.ts`, or set CHROMIUM_PATH to its executable',
    );
    expect(() => browserLaunch('firefox', machineWith([]))).toThrow(
      '`node scripts/install-browser.ts --firefox`',
    );
  });
});

describe('this machine', () => {
  it('tells programs from other files and from folders', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'browser-'));
    const [program, text] = [join(folder, 'program'), join(folder, 'text')];
    await writeFile(program, '');
    await chmod(program, 0o755);
    await writeFile(text, '');
    await chmod(text, 0o644);
    const { isProgram } = thisMachine();
    expect(isProgram(program)).toBe(true);
    expect(isProgram(join(folder, 'none'))).toBe(false);
    expect(isProgram(folder)).toBe(false);
    // Windows has no such bit.
    expect(isProgram(text)).toBe(process.platform === 'win32');
    await rm(folder, { recursive: true });
  });

  it('knows where Playwright keeps its browsers', () => {
    expect(thisMachine().playwrightPath('chromium')).toMatch(/chrom/i);
    expect(thisMachine().playwrightPath('firefox')).toMatch(/firefox/i);
  });
});
