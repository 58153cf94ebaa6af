/** The tests that run each command of each program: together they name the command, and every flag that it takes. */
export const ofPrograms: Readonly<Record<string, readonly string[]>> = {
  'audit verify': ['test/audit/cli.test.ts'],
  'audit export': ['test/audit/cli.test.ts'],
  'audit erase': ['test/audit/cli.test.ts'],
  'audit drop': ['test/audit/cli.test.ts'],
  'audit restored': ['test/stories/restore.test.ts'],
  'desk status': ['test/stories/killSwitch.test.ts'],
  'desk stop-issuing': ['test/stories/killSwitch.test.ts'],
  'desk resume': ['test/stories/killSwitch.test.ts'],
  'desk revoke-all': ['test/stories/killSwitch.test.ts'],
  'desk sweep': ['test/stories/sweep.test.ts'],
  detections: ['test/detections/cli.test.ts'],
  doctor: ['test/doctor/doctor.test.ts'],
  evidence: ['test/stories/evidence.test.ts', 'test/evidencing/pack.test.ts'],
  package: ['test/package/teamsApp.test.ts'],
  'policy print': ['test/written/cli.test.ts'],
  'policy summary': ['test/written/cli.test.ts'],
  'policy check': ['test/written/cli.test.ts'],
  'review weekly': ['test/reviewing/cli.test.ts'],
  'review quarterly': ['test/reviewing/cli.test.ts'],
  'tenant check': ['test/baseline/cli.test.ts'],
  'tenant plan': ['test/baseline/apply.test.ts', 'test/baseline/applying.ts', 'test/baseline/cli.test.ts'],
  'tenant apply': ['test/baseline/apply.test.ts', 'test/baseline/applyRefused.test.ts'],
  'tenant enforce': ['test/baseline/applyRefused.test.ts'],
  'tenant undo': ['test/baseline/applyRefused.test.ts'],
  'tenant stage': ['test/baseline/stage.test.ts'],
};

/** Scripts of which a test starts the same file: the file, and the test. */
export const ofScripts: Readonly<Record<string, readonly [file: string, test: string]>> = {
  play: ['test/play/main.ts', 'test/stories/play.test.ts'],
};

/** The test that runs commands as they stand, in a copy of the repository. */
export const walk = 'test/walk/newcomer.test.ts';

/** What no test runs: how it begins, and the page with the sentence that says so. */
export const elsewhere: readonly (readonly [begins: string, page: string, says: RegExp])[] = [
  ['docker compose ', 'docs/INSTALL.md', /the image itself was not built/],
  ...['az ', 'graph=$(az ', 'right=$(az ', 'export DATABASE_PASSWORD='].map(
    (begins) => [begins, 'docs/INSTALL.md', /nothing was deployed/] as const,
  ),
  ['atk ', 'docs/INSTALL.md', /Agents Toolkit[^.]*was not tried/],
  ['npm audit', 'docs/OPERATIONS.md', /`npm run supply` asks the registry/],
  ['npm run mutants', 'docs/SECURITY.md', /mutants are run before a release/],
  ['npm run guards -- --all', 'docs/SECURITY.md', /Both `--all` and mutants are run before a release/],
  ['npm run screenshots', 'CONTRIBUTING.md', /`npm run screenshots`[^.]*by hand/],
];

/** What is run in another way: the command, the file that runs it, and what stands there. */
export const otherwise: readonly (readonly [command: RegExp, test: string, text: string])[] = [
  [/^kill -9$/, 'test/crash/supervised.ts', 'SIGKILL'],
  [/^npm run bench( -- |$)/, 'test/bench/bench.test.ts', "'main.ts'"],
  [/^npm run test:core$/, 'jest.config.cjs', "lane('core'"],
  [/^npm run sandbox -- --desk jira$/, 'test/stories/jira.test.ts', "'jira'"],
  [/^npm run sandbox -- --desk rt$/, 'test/stories/requestTracker.test.ts', "'rt'"],
];
