// For the dependency rules: `#domain/x.js` is the source libs/domain/src/x.ts, not the build that package.json names.
const { join } = require('node:path');

const libs = join(__dirname, '..', 'libs');
const names = [
  'domain',
  'speech',
  'contracts',
  'device',
  'platform',
  'persistence',
  'messaging',
  'realtime',
  'audio',
  'documents',
  'storage',
  'testing',
];
module.exports = {
  resolve: {
    importsFields: [],
    extensionAlias: { '.js': ['.ts', '.js'] },
    alias: {
      ...Object.fromEntries(names.map((name) => [`#${name}`, join(libs, name, 'src')])),
      '#features': join(libs, 'features'),
    },
  },
};
