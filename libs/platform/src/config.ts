import { isIP } from 'node:net';
import { z } from 'zod';

/**
 * The only reader of the environment. Parsed once into a frozen object; every problem is reported at once.
 * What operators change while it runs (windows, quotas, retention) is data, not configuration.
 */
const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().min(0.2).max(86_400);
const list = z.string().transform((s) =>
  s
    .split(',')
    .map((v) => v.trim())
    .filter(Boolean),
);
/** Whole networks of proxies; everything (`/0`) is nobody's proxy. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits] = text.split(/\/(.*)/s, 2);
  const family = isIP(address);
  if (family === 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

const Environment = z.object({
  TTN_DATA_DIR: z.string().min(1).default('var'),
  TTN_ROLE: z.enum(['all', 'api', 'dispatcher', 'ingestor', 'media']).default('all'),
  TTN_HTTP_HOST: z.string().default('0.0.0.0'),
  TTN_HTTP_PORT: port.default(3000),
  TTN_MQTT_HOST: z.string().default('0.0.0.0'),
  TTN_MQTT_PORT: port.default(1883),
  /** Addresses handed to devices; without them, the address of the enrolling request is used. */
  TTN_PUBLIC_URL: z.url().optional(),
  TTN_PUBLIC_MQTT_URLS: list.optional(),
  /** Whose X-Forwarded-For and -Proto are believed. Nobody's: a header that anybody can write says nothing. */
  TTN_TRUSTED_PROXIES: list
    .refine((all) => all.every(isNetwork), 'addresses or networks such as 172.16.0.0/12, with commas')
    .default([]),
  /** Reads `/metrics`; without it, nobody does. */
  TTN_METRICS_TOKEN: z.string().min(16).optional(),
  TTN_DATABASE: z.enum(['sqlite', 'mariadb', 'mysql']).default('sqlite'),
  TTN_DATABASE_URL: z.string().optional(),
  TTN_BROKER: z.enum(['embedded', 'mosquitto']).default('embedded'),
  TTN_MOSQUITTO_URL: z.string().optional(),
  TTN_MOSQUITTO_ADMIN: z.string().default('admin'),
  TTN_MOSQUITTO_PASSWORD: z.string().optional(),
  TTN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TTN_FFMPEG_PATH: z.string().optional(),
  TTN_FFPROBE_PATH: z.string().optional(),
  TTN_ESPEAK_PATH: z.string().optional(),
  TTN_VOICE_MODELS: z.string().optional(),
  /** Keys of voice services, each used only where a station asks for that service. */
  TTN_FPT_AI_KEY: z.string().optional(),
  TTN_VIETTEL_AI_KEY: z.string().optional(),
  TTN_VNPT_ACCESS_TOKEN: z.string().optional(),
  TTN_VNPT_TOKEN_ID: z.string().optional(),
  TTN_VNPT_TOKEN_KEY: z.string().optional(),
  TTN_ZALO_AI_KEY: z.string().optional(),
  TTN_GOOGLE_CLOUD_KEY: z.string().optional(),
  TTN_AZURE_SPEECH_KEY: z.string().optional(),
  TTN_AZURE_SPEECH_REGION: z.string().optional(),
  TTN_NTP: list.default([]),
  /** Settings of domain.md; tests and demonstrations shorten them, never the clock. */
  TTN_FREEZE_SECONDS: seconds.default(600),
  TTN_ARM_SECONDS: seconds.default(300),
  TTN_COLLISION_RULE_SECONDS: seconds.default(1800),
  TTN_GRACE_SECONDS: seconds.default(60),
  TTN_HEARTBEAT_SECONDS: seconds.default(60),
  /** How often a device's measured values are kept for its charts. */
  TTN_TELEMETRY_SECONDS: seconds.default(900),
  TTN_HORIZON_DAYS: z.coerce.number().int().min(2).max(31).default(8),
  TTN_DEVICE_JITTER_SECONDS: z.coerce.number().min(0).max(3600).default(30),
  /** Gives demonstrations short-lived throttles off: sign-ins a minute an address. */
  TTN_SIGN_IN_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(10),
});

export type HubConfig = Readonly<ReturnType<typeof shape>>;

function shape(env: z.infer<typeof Environment>) {
  return {
    dataDir: env.TTN_DATA_DIR,
    role: env.TTN_ROLE,
    http: { host: env.TTN_HTTP_HOST, port: env.TTN_HTTP_PORT },
    mqtt: { host: env.TTN_MQTT_HOST, port: env.TTN_MQTT_PORT },
    publicUrl: env.TTN_PUBLIC_URL ?? null,
    publicMqttUrls: env.TTN_PUBLIC_MQTT_URLS ?? null,
    trustedProxies: env.TTN_TRUSTED_PROXIES,
    metricsToken: env.TTN_METRICS_TOKEN ?? null,
    database: { engine: env.TTN_DATABASE, url: env.TTN_DATABASE_URL ?? null },
    broker: {
      kind: env.TTN_BROKER,
      url: env.TTN_MOSQUITTO_URL ?? null,
      admin: env.TTN_MOSQUITTO_ADMIN,
      password: env.TTN_MOSQUITTO_PASSWORD ?? null,
    },
    logLevel: env.TTN_LOG_LEVEL,
    audio: {
      ffmpegPath: env.TTN_FFMPEG_PATH ?? null,
      ffprobePath: env.TTN_FFPROBE_PATH ?? null,
      espeakPath: env.TTN_ESPEAK_PATH ?? null,
      voiceModels: env.TTN_VOICE_MODELS ?? null,
      services: {
        fptAi: env.TTN_FPT_AI_KEY ?? null,
        viettelAi: env.TTN_VIETTEL_AI_KEY ?? null,
        vnpt:
          env.TTN_VNPT_ACCESS_TOKEN && env.TTN_VNPT_TOKEN_ID && env.TTN_VNPT_TOKEN_KEY
            ? {
                accessToken: env.TTN_VNPT_ACCESS_TOKEN,
                tokenId: env.TTN_VNPT_TOKEN_ID,
                tokenKey: env.TTN_VNPT_TOKEN_KEY,
              }
            : null,
        zaloAi: env.TTN_ZALO_AI_KEY ?? null,
        googleCloud: env.TTN_GOOGLE_CLOUD_KEY ?? null,
        azure:
          env.TTN_AZURE_SPEECH_KEY && env.TTN_AZURE_SPEECH_REGION
            ? { key: env.TTN_AZURE_SPEECH_KEY, region: env.TTN_AZURE_SPEECH_REGION }
            : null,
      },
    },
    ntp: env.TTN_NTP,
    freezeSeconds: env.TTN_FREEZE_SECONDS,
    armSeconds: env.TTN_ARM_SECONDS,
    collisionRuleSeconds: env.TTN_COLLISION_RULE_SECONDS,
    graceSeconds: env.TTN_GRACE_SECONDS,
    heartbeatSeconds: env.TTN_HEARTBEAT_SECONDS,
    telemetrySeconds: env.TTN_TELEMETRY_SECONDS,
    horizonDays: env.TTN_HORIZON_DAYS,
    deviceJitterSeconds: env.TTN_DEVICE_JITTER_SECONDS,
    signInPerMinute: env.TTN_SIGN_IN_PER_MINUTE,
  };
}

function freeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (inner && typeof inner === 'object') freeze(inner as object);
  return Object.freeze(value);
}

/** Settings that contradict each other, in words that name the remedy. */
function contradictions(env: z.infer<typeof Environment>): string[] {
  const problems: string[] = [];
  if (env.TTN_DATABASE !== 'sqlite' && !env.TTN_DATABASE_URL)
    problems.push(`TTN_DATABASE_URL is needed with TTN_DATABASE=${env.TTN_DATABASE}`);
  if (env.TTN_BROKER === 'mosquitto' && !env.TTN_MOSQUITTO_URL)
    problems.push('TTN_MOSQUITTO_URL is needed with TTN_BROKER=mosquitto');
  if (env.TTN_BROKER === 'mosquitto' && !env.TTN_MOSQUITTO_PASSWORD)
    problems.push('TTN_MOSQUITTO_PASSWORD is needed with TTN_BROKER=mosquitto');
  const vnpt = [env.TTN_VNPT_ACCESS_TOKEN, env.TTN_VNPT_TOKEN_ID, env.TTN_VNPT_TOKEN_KEY].filter(Boolean);
  if (vnpt.length > 0 && vnpt.length < 3)
    problems.push('TTN_VNPT_ACCESS_TOKEN, TTN_VNPT_TOKEN_ID and TTN_VNPT_TOKEN_KEY belong together');
  if (!env.TTN_AZURE_SPEECH_KEY !== !env.TTN_AZURE_SPEECH_REGION)
    problems.push('TTN_AZURE_SPEECH_KEY and TTN_AZURE_SPEECH_REGION belong together');
  if (env.TTN_ROLE !== 'all') {
    const embedded =
      env.TTN_DATABASE === 'sqlite' ? 'SQLite' : env.TTN_BROKER === 'embedded' ? 'the embedded broker' : null;
    problems.push(
      embedded
        ? `TTN_ROLE=${env.TTN_ROLE} cannot run with ${embedded}: there is one hub, role all`
        : `TTN_ROLE=${env.TTN_ROLE} is not built yet: run role all`,
    );
  }
  return problems;
}

/** @throws Error listing every problem at once. */
export function readConfig(env: Record<string, string | undefined> = process.env): HubConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter(([key, value]) => key.startsWith('TTN_') && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new Error(`The settings are not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
  return freeze(shape(parsed.data));
}

export const CONFIG = Symbol('config');
