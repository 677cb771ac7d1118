/** The real clasp, offline: what it would push. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, read, root } from './sources';

/** In front of clasp: any connection ends the run with an error. */
const WITHOUT_NETWORK = `data:text/javascript,${encodeURIComponent(
  "import net from 'node:net'; net.Socket.prototype.connect = () => { throw new Error('clasp asked for the network'); };",
)}`;

/** clasp lists nothing outside the folder of its project file, so the project is a copy. */
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'clasp-'));
  cpSync(join(root, 'dist'), join(project, 'dist'), { recursive: true });
  cpSync(join(root, '.claspignore'), join(project, '.claspignore'));
  writeFileSync(join(project, '.clasp.json'), JSON.stringify({ ...settings(), scriptId: 'of-no-script' }));
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

function settings(): Record<string, unknown> {
  return JSON.parse(read('.clasp.json')) as Record<string, unknown>;
}

interface Status {
  readonly filesToPush: readonly string[];
  readonly untrackedFiles: readonly string[];
}

/** As somebody who has never logged in: the home folder is empty. */
function status(): Status {
  const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
  const home = join(project, 'home');
  mkdirSync(home, { recursive: true });
  const options = ['--project', join(project, '.clasp.json'), '--json'];
  const said = execFileSync(process.execPath, ['--import', WITHOUT_NETWORK, clasp, ...options, 'show-file-status'], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, USERPROFILE: home },
  });
  return JSON.parse(said) as Status;
}

const withForwardSlashes = (files: readonly string[]): string[] => files.map((file) => file.replaceAll('\\', '/')).sort();

test('clasp would push exactly the files of dist, the manifest among them', () => {
  const { filesToPush, untrackedFiles } = status();
  expect(filesToPush.length).toBeGreaterThan(3);
  expect(withForwardSlashes(filesToPush)).toEqual(filesIn('dist', /./));
  expect(filesToPush).toContain(join('dist', 'appsscript.json'));
  expect(untrackedFiles).toEqual([]);
});

test('clasp would push nothing of another kind and nothing from folders in dist', () => {
  mkdirSync(join(project, 'dist/sub'), { recursive: true });
  const strays = ['app.js.map', 'notes.txt', '.clasprc.json', 'other.json', 'sub/index.js', 'sub/index.html'];
  for (const stray of strays) writeFileSync(join(project, 'dist', stray), '{}');
  expect(withForwardSlashes(status().filesToPush)).toEqual(filesIn('dist', /./));
});

test('two files of dist never become one file of the project, where endings do not count', () => {
  const names = filesIn('dist', /\.(?:js|gs|html|json)$/).map((file) => file.replace(/\.\w+$/, '').toLowerCase());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('the committed project file names dist and no script, so that clasp can create one', () => {
  expect(settings()).toEqual({ rootDir: 'dist' });
});

test('project files and credentials of people, and what is built, stay out of the repository', () => {
  const ignored = read('.gitignore').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.clasprc.json', '.clasp.*.json', 'dist/', 'build/']));
});
