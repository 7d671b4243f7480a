/** Six levels, one configuration: `jest --selectProjects unit medium screens hub e2e faults`. ESM, TypeScript through swc. */
const base = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // @fastify/static and light-my-request require these ES modules, which Node can do and Jest cannot.
  transform: {
    '^.+\\.ts$': ['@swc/jest'],
    '/node_modules/(content-disposition|cookie)/.+\\.js$': ['@swc/jest'],
  },
  transformIgnorePatterns: ['/node_modules/(?!(content-disposition|cookie)/)'],
  moduleNameMapper: {
    '^#features/(.*)\\.js$': '<rootDir>/libs/features/$1.ts',
    '^#([a-z]+)/(.*)\\.js$': '<rootDir>/libs/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/var'],
};
const level = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });
const services = {
  globalSetup: '<rootDir>/test/services.setup.ts',
  globalTeardown: '<rootDir>/test/services.teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/patience.setup.ts'],
};
export default {
  projects: [
    level('unit', ['<rootDir>/{apps,libs,scripts}/**/*.spec.ts']),
    level('medium', ['<rootDir>/test/medium/**/!(hub-*|speaker*).spec.ts'], services),
    // A whole hub or agent in real time: these mostly wait for the second at which something sounds.
    level('hub', ['<rootDir>/test/medium/{hub-,speaker}*.spec.ts'], services),
    level('e2e', ['<rootDir>/test/{e2e,conformance}/**/!(screens-)*.spec.ts'], services),
    level('screens', ['<rootDir>/test/e2e/screens-*.spec.ts'], services),
    level('faults', ['<rootDir>/test/faults/**/*.spec.ts'], services),
  ],
};
