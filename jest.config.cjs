const lane = (displayName, folders, more = {}) => ({
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    'node_modules/(?!(openid-client|oauth4webapi|jose|qr|@opentelemetry/otlp-exporter-base)/)',
  ],
  setupFilesAfterEnv: ['<rootDir>/test/launch/noConsole.ts'],
  ...more,
});

/** One lane for each kind of test, so that the core can be run alone in seconds. */
module.exports = {
  maxWorkers: 2,
  // Only what hangs meets it; a busy machine is slow.
  testTimeout: 240_000,
  projects: [
    lane('core', [
      'policy',
      'requests',
      'alerts',
      'alerting',
      'contacts',
      'reviews',
      'evidence',
      'cards',
      'detections',
      'docs',
      'package',
      'infra',
      'written',
    ]),
    lane('contracts', [
      ...[
        'contracts',
        'services',
        'graph',
        'itsm',
        'verifiedId',
        'siem',
        'store',
        'audit',
        'baseline',
        'reviewing',
        'evidencing',
        'doctor',
        'bench',
        'supply',
      ],
    ]),
    lane('stories', ['abuse', 'bot', 'stories', 'handover', 'crash', 'model', 'fuzz', 'walk']),
    lane('e2e', ['e2e']),
  ],
};
