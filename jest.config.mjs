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
  // Realms of closed workbooks are freed late; a worker that holds many of them starts afresh after its file.
  workerIdleMemoryLimit: '1GB',
};
