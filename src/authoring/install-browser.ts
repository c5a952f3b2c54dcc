import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';
import type { BrowserName, FoundBrowser, Machine } from './find-browser.ts';
import { BROWSER_VARIABLES, findBrowser, launchOf, thisMachine } from './find-browser.ts';

/** A command with the time that it may take, in seconds. */
export interface Command {
  program: string;
  args: string[];
  limit: number;
}

/** What an installation does to the world; tests put their own in its place. Failures are words, null is success. */
export interface Installer {
  find: (name: BrowserName) => FoundBrowser | null;
  /** Starts the browser and closes it again. */
  tryOut: (name: BrowserName, browser: FoundBrowser) => Promise<string | null>;
  run: (command: Command) => Promise<string | null>;
  say: (line: string) => void;
  machine: Pick<Machine, 'platform' | 'uid'> & { has: (program: string) => boolean };
}

/**
 * Sees to it that a browser is here that starts: takes one that is, else installs Playwright's, else Debian's
 * package; says what it does.
 *
 * @throws Error that says what to do by hand, when all fails
 */
export async function installBrowser(name: BrowserName, installer: Installer): Promise<FoundBrowser> {
  const present = await findWorking(name, installer);
  if (present) return present;
  for (const way of waysToInstall(name, installer.machine)) {
    if (!(await runAll(way, installer))) continue;
    const installed = await findWorking(name, installer);
    if (installed) return installed;
  }
  throw new Error(
    `no ${name} could be installed: install one by hand, from your system's packages or its maker's site, ` +
      `and set ${BROWSER_VARIABLES[name]} to its executable`,
  );
}

/** The installer that works on this machine and speaks through `say`. */
export function thisInstaller(say: (line: string) => void): Installer {
  const machine = thisMachine();
  const folders = (machine.env.PATH ?? '').split(':');
  return {
    find: (name) => findBrowser(name, machine),
    tryOut: (name, browser) => tryOut(name, browser, machine),
    run: runCommand,
    say,
    machine: {
      ...machine,
      has: (program) => folders.some((folder) => machine.isProgram(`${folder}/${program}`)),
    },
  };
}

/** Runs a command to its end, in view of whoever looks on; says why it failed, null when it did not. */
export function runCommand({ program, args, limit }: Command): Promise<string | null> {
  // In a group of its own a command can be stopped with its children; but then it cannot ask for sudo's password.
  const grouped = process.platform !== 'win32' && !process.stdin.isTTY;
  const env = {
    ...process.env,
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    DEBIAN_FRONTEND: 'noninteractive',
  };
  const child = spawn(program, args, { stdio: 'inherit', detached: grouped, env });
  return new Promise((done) => {
    const timer = setTimeout(() => {
      stop(child, grouped);
      done(`took longer than ${limit} s and was stopped`);
    }, limit * 1000);
    child.once('error', (error) => {
      clearTimeout(timer);
      done(error.message);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      done(code === 0 ? null : `ended with ${code === null ? `signal ${signal}` : `code ${code}`}`);
    });
  });
}

function stop(child: ChildProcess, grouped: boolean): void {
  try {
    if (grouped && child.pid !== undefined) process.kill(-child.pid);
    else child.kill();
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** Playwright's browser is some 170 MB; the limit lets it through at 1 MB/s and gives up on a network that hangs. */
const PLAYWRIGHT_LIMIT = 300;
const APT_LIMIT = 600;

const DEBIAN_PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Ways to install, in the order in which to try them; each is commands that must all succeed. */
function waysToInstall(name: BrowserName, { platform, uid, has }: Installer['machine']): Command[][] {
  // What `npx playwright` runs, without a chance that it is fetched from a registry.
  const playwright = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core/package.json')));
  // Always launched by its path, so that the separate headless shell would be a second download for nothing.
  const only = name === 'chromium' ? ['--no-shell'] : [];
  const args = [playwright, 'install', '--with-deps', ...only, name];
  const ways: Command[][] = [[{ program: process.execPath, args, limit: PLAYWRIGHT_LIMIT }]];
  const asRoot = uid === 0 ? [] : ['sudo'];
  if (platform === 'linux' && has('apt-get') && asRoot.every(has)) {
    const aptGet = (...rest: string[]): Command => {
      const [program = '', ...words] = [...asRoot, 'apt-get', ...rest];
      return { program, args: words, limit: APT_LIMIT };
    };
    ways.push([aptGet('update'), aptGet('install', '-y', DEBIAN_PACKAGES[name])]);
  }
  return ways;
}

async function findWorking(name: BrowserName, installer: Installer): Promise<FoundBrowser | null> {
  const found = installer.find(name);
  if (found === null) return null;
  const failure = await installer.tryOut(name, found);
  const what = `${name} of ${ORIGIN[found.source](name)}, ${found.executablePath},`;
  if (failure === null) {
    installer.say(`${what} is here and starts`);
    return found;
  }
  if (found.source === 'variable') throw new Error(`${what} does not start: ${failure}`);
  installer.say(`${what} does not start: ${failure}`);
  return null;
}

const ORIGIN: Record<FoundBrowser['source'], (name: BrowserName) => string> = {
  variable: (name) => `the variable ${BROWSER_VARIABLES[name]}`,
  playwright: () => 'Playwright',
  system: () => 'the system',
};

async function runAll(commands: Command[], { run, say }: Installer): Promise<boolean> {
  for (const command of commands) {
    const words = [command.program, ...command.args].join(' ');
    say(`running: ${words}`);
    const failure = await run(command);
    if (failure === null) continue;
    say(`failed: ${words}: ${failure}`);
    return false;
  }
  return true;
}

async function tryOut(name: BrowserName, found: FoundBrowser, machine: Machine): Promise<string | null> {
  try {
    const browser = await { chromium, firefox }[name].launch({
      ...launchOf(name, found, machine),
      timeout: 60_000,
    });
    await browser.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
