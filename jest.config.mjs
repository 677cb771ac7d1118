export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.(ts|mjs|js|yaml|html)$': '<rootDir>/test/transform.mjs' },
  // Packages that come as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!@noble/)'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json', 'yaml', 'node'],
  reporters: ['<rootDir>/test/reporter.mjs'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  testTimeout: 180_000,
  maxWorkers: '100%',
};
