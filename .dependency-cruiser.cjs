// Who may import whom (docs/architecture.md). `npm run check` runs it; scripts/dependency-rules.spec.ts plants a violation.
const libs = ['domain', 'speech', 'contracts', 'device', 'platform', 'persistence', 'messaging', 'realtime', 'audio', 'documents', 'storage', 'features', 'testing'];
const may = {
  domain: [],
  speech: [],
  contracts: ['domain'],
  device: ['domain', 'contracts'],
  platform: ['domain', 'contracts'],
  persistence: ['domain', 'contracts', 'platform'],
  messaging: ['domain', 'contracts', 'platform'],
  realtime: ['domain', 'contracts', 'platform'],
  storage: ['domain', 'contracts', 'platform'],
  audio: ['domain', 'contracts', 'platform', 'speech'],
  documents: ['domain', 'contracts', 'platform', 'speech'],
  features: ['domain', 'speech', 'contracts', 'platform', 'persistence', 'messaging', 'realtime', 'audio', 'documents', 'storage'],
};
const notSpec = '\\.spec\\.ts$';
const rules = Object.entries(may).map(([lib, allowed]) => ({
  name: `${lib}-imports`,
  comment: `libs/${lib} may import of ours only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: lib === 'device' ? `${notSpec}|^libs/device/src/node/` : notSpec },
  to: { path: `^(libs/(${libs.filter((l) => l !== lib && !allowed.includes(l)).join('|')})/|apps/|test/)` },
}));
const only = (name, packages, where) => ({
  name, comment: `only ${where} imports ${packages}`, severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: `^(${where})|${notSpec}` }, to: { path: `node_modules/(${packages})/` },
});
module.exports = {
  forbidden: [
    ...rules,
    { name: 'no-cycles', severity: 'error', comment: 'no cycles', from: {}, to: { circular: true } },
    { name: 'feature-face', severity: 'error', comment: "of another feature only its index.ts", from: { path: '^libs/features/([^/]+)/', pathNot: notSpec }, to: { path: '^libs/features/([^/]+)/', pathNot: ['^libs/features/$1/', '/index\\.ts$'] } },
    { name: 'pure', severity: 'error', comment: 'pure libraries touch no platform (device/src/node: the adapters that its shells on Node share)', from: { path: '^libs/(domain|speech|contracts|device)/', pathNot: `${notSpec}|^libs/device/src/node/` }, to: { dependencyTypes: ['core'] } },
    { name: 'domain-npm', severity: 'error', comment: 'domain: from npm only @noble/hashes', from: { path: '^libs/domain/', pathNot: notSpec }, to: { path: 'node_modules/', pathNot: 'node_modules/@noble/hashes' } },
    { name: 'speech-npm', severity: 'error', comment: 'speech: nothing', from: { path: '^libs/speech/', pathNot: notSpec }, to: { path: 'node_modules/' } },
    { name: 'devices-stay-devices', severity: 'error', comment: 'device shells never see features or persistence', from: { path: '^apps/(speaker|board|fleet)/' }, to: { path: '^libs/(features|persistence|platform|realtime|testing)/' } },
    { name: 'testing-for-tests', severity: 'error', comment: 'only tests import testing', from: { path: '^(libs|apps)/', pathNot: `^libs/testing/|${notSpec}` }, to: { path: '^libs/testing/' } },
    only('mqtt-owner', 'mqtt|aedes|aedes-persistence-level', 'libs/messaging/|libs/testing/'),
    only('socket-owner', 'socket\\.io|@nestjs/websockets|@nestjs/platform-socket\\.io', 'libs/realtime/'),
    only('audio-owner', 'fluent-ffmpeg|@ffmpeg-installer|@ffprobe-installer|@echogarden/espeak-ng-emscripten', 'libs/audio/'),
    only('documents-owner', 'mammoth|pdfjs-dist|html-to-text|iconv-lite', 'libs/documents/'),
    only('orm-owner', 'typeorm|libsql|mysql2', 'libs/persistence/|libs/features/|libs/testing/|apps/hub/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|libs/api-client)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
