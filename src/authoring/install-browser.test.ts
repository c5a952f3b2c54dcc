import { describe, expect, it } from 'vitest';
import type { FoundBrowser } from './find-browser.ts';
import type { Command, Installer } from './install-browser.ts';
import { installBrowser, runCommand } from './install-browser.ts';

const SYSTEM: FoundBrowser = { executablePath: '/usr/bin/chromium', source: 'system' };
const PLAYWRIGHT: FoundBrowser = { executablePath: '/cache/chrome', source: 'playwright' };

interface World {
  /** What is found before anything is run, and after each command. */
  found?: (FoundBrowser | null)[];
  /** What each command answers; null is success. */
  answers?: (string | null)[];
  broken?: FoundBrowser[];
  programs?: string[];
  platform?: string;
  uid?: number;
}

/** An installer without a world, and what it was told to do: the words of commands and of what it said. */
function installerIn({
  found = [],
  answers = [],
  broken = [],
  programs = [],
  platform = 'linux',
  uid = 0,
}: World) {
  const commands: Command[] = [];
  const said: string[] = [];
  const installer: Installer = {
    find: () => found[commands.length] ?? null,
    tryOut: (_, browser) => Promise.resolve(broken.includes(browser) ? 'libnss3 is missing' : null),
    run: (command) => {
      commands.push(command);
      return Promise.resolve(answers[commands.length - 1] ?? null);
    },
    say: (line) => said.push(line),
    machine: { platform, uid, has: (program) => programs.includes(program) },
  };
  return { installer, commands, said };
}

/** The commands without the paths of this machine. */
const words = (commands: Command[]): string[] =>
  commands.map(({ program, args }) =>
    [program, ...args]
      .map((word) =>
        word === process.execPath ? 'node' : word.replace(/^.*[\\/](?=playwright-core[\\/])/, ''),
      )
      .join(' '),
  );

const PLAYWRIGHT_INSTALLS = 'node playwright-core/cli.js install --with-deps --no-shell chromium';

describe('installing a browser', () => {
  it('takes the one that is here and starts', async () => {
    const { installer, commands, said } = installerIn({ found: [SYSTEM] });
    expect(await installBrowser('chromium', installer)).toBe(SYSTEM);
    expect(commands).toEqual([]);
    expect(said).toEqual(['chromium of the system, /usr/bin/chromium, is here and starts']);
  });

  it('installs Playwright’s, in a bounded time', async () => {
    const { installer, commands, said } = installerIn({ found: [null, PLAYWRIGHT] });
    expect(await installBrowser('chromium', installer)).toBe(PLAYWRIGHT);
    expect(words(commands)).toEqual([PLAYWRIGHT_INSTALLS]);
    expect(commands[0]?.limit).toBe(300);
    expect(said.at(-1)).toBe('chromium of Playwright, /cache/chrome, is here and starts');
  });

  it('installs Debian’s package where that fails', async () => {
    const { installer, commands, said } = installerIn({
      found: [null, null, null, SYSTEM],
      answers: ['took longer than 300 s and was stopped'],
      programs: ['apt-get'],
    });
    expect(await installBrowser('chromium', installer)).toBe(SYSTEM);
    expect(words(commands)).toEqual([PLAYWRIGHT_INSTALLS, 'apt-get update', 'apt-get install -y chromium']);
    expect(said).toContainEqual(
      expect.stringMatching(/^failed: .* chromium: took longer than 300 s and was stopped$/),
    );
    expect(said).toContain('running: apt-get install -y chromium');
  });

  it('does so through sudo for another user', async () => {
    const { installer, commands } = installerIn({
      found: [null, null, null, SYSTEM],
      answers: ['ended with code 1'],
      programs: ['apt-get', 'sudo'],
      uid: 1000,
    });
    await installBrowser('chromium', installer);
    expect(words(commands).slice(1)).toEqual(['sudo apt-get update', 'sudo apt-get install -y chromium']);
  });

  it('replaces one that does not start', async () => {
    const { installer, said } = installerIn({ found: [SYSTEM, PLAYWRIGHT], broken: [SYSTEM] });
    expect(await installBrowser('chromium', installer)).toBe(PLAYWRIGHT);
    expect(said[0]).toBe('chromium of the system, /usr/bin/chromium, does not start: libnss3 is missing');
  });

  it('goes on when what was installed does not start', async () => {
    const { installer } = installerIn({
      found: [null, PLAYWRIGHT, null, SYSTEM],
      broken: [PLAYWRIGHT],
      programs: ['apt-get'],
    });
    expect(await installBrowser('chromium', installer)).toBe(SYSTEM);
  });

  it('installs Firefox by its names', async () => {
    const { installer, commands } = installerIn({
      found: [null, null, null, SYSTEM],
      answers: ['ended with code 1'],
      programs: ['apt-get'],
    });
    await installBrowser('firefox', installer);
    expect(words(commands)).toEqual([
      'node playwright-core/cli.js install --with-deps firefox',
      'apt-get update',
      'apt-get install -y firefox-esr',
    ]);
  });

  it.each<[string, World, number]>([
    ['all fails', { answers: ['a', null, 'b'], programs: ['apt-get'] }, 3],
    ['apt-get update fails', { answers: ['a', 'b'], programs: ['apt-get'] }, 2],
    ['there is no apt-get', { answers: ['a'] }, 1],
    ['there is no sudo', { answers: ['a'], programs: ['apt-get'], uid: 1000 }, 1],
    ['this is no Linux', { answers: ['a'], programs: ['apt-get'], platform: 'darwin' }, 1],
  ])('says what to do by hand when %s', async (_, world, count) => {
    const { installer, commands } = installerIn(world);
    await expect(installBrowser('chromium', installer)).rejects.toThrow(
      "no chromium could be installed: install one by hand, from your system's packages or its maker's site, and set CHROMIUM_PATH to its executable",
    );
    expect(commands).toHaveLength(count);
  });

  it('installs nothing over an explicit variable that is wrong', async () => {
    const named: FoundBrowser = { executablePath: '/opt/chrome', source: 'variable' };
    const { installer, commands } = installerIn({ found: [named], broken: [named] });
    await expect(installBrowser('chromium', installer)).rejects.toThrow(
      'chromium of the variable CHROMIUM_PATH, /opt/chrome, does not start: libnss3 is missing',
    );
    expect(commands).toEqual([]);
  });
});

describe('running a command', () => {
  const node = (script: string, limit = 20): Command => ({
    program: process.execPath,
    args: ['-e', script],
    limit,
  });

  it('is null when it succeeds', async () => {
    expect(await runCommand(node(''))).toBeNull();
  });

  it('says how it failed', async () => {
    expect(await runCommand(node('process.exit(3)'))).toBe('ended with code 3');
    expect(await runCommand({ program: 'no-such-program', args: [], limit: 20 })).toContain('ENOENT');
  });

  it('stops one that hangs', async () => {
    expect(await runCommand(node('setInterval(() => {}, 1000)', 0.3))).toBe(
      'took longer than 0.3 s and was stopped',
    );
  });

  it('does not let a download wait for ever, nor a package ask questions', async () => {
    const check = `process.exit(process.env.PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT === '15000' && process.env.DEBIAN_FRONTEND === 'noninteractive' ? 0 : 1)`;
    expect(await runCommand(node(check))).toBeNull();
  });
});
