const { projects } = require('../../jest.config.cjs');

const core = projects.find(({ displayName }) => displayName === 'core');

/** The core's own tests in one file, because loading a file takes longer than its tests. */
module.exports = {
  ...core,
  rootDir: '../..',
  roots: [
    'services/policy',
    'services/requests',
    'test/policy',
    'test/requests',
    'test/mutants',
    'test/launch',
  ].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/test/mutants/core.mutants.ts'],
  setupFilesAfterEnv: [...core.setupFilesAfterEnv, '<rootDir>/test/mutants/brief.ts'],
};
