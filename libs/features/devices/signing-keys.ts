import { AppError } from '#contracts/errors.js';
import { composeCompact, parseCompact, signingInput } from '#contracts/jws.js';
import type { PublicKeyEntry } from '#contracts/wire.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { SigningKeyEntity } from '#persistence/entities/devices.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type KeyObject, sign } from 'node:crypto';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { EntityManager } from 'typeorm';
import { makeKeyPair, readPrivateKey } from './key-files.js';

const signAside = promisify<null, Buffer, KeyObject, Buffer>(sign);

const DAY_MS = 24 * 3600_000;
/** Devices whose clock is a little behind must not find a new key in the future. */
const NOT_BEFORE_MS = -2 * DAY_MS;
const LASTS_MS = { root: 20 * 365 * DAY_MS, hub: 5 * 365 * DAY_MS };

interface Loaded {
  row: SigningKeyEntity;
  key: KeyObject;
}

/**
 * The hub's keys (device protocol, "Signed messages"): private halves are files that only the hub can read, public ones
 * are rows. One hub key signs; another may be announced (devices know it, it does not sign yet).
 */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private readonly folder: string;
  private loaded = new Map<string, Loaded>();
  private activeKid = '';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) config: HubConfig,
  ) {
    this.folder = join(resolve(config.dataDir), 'keys');
  }

  /** Makes the root key and the first hub key of a new hub. */
  async onModuleInit(): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const rows = await em.find(SigningKeyEntity);
        if (!rows.some(({ role }) => role === 'root')) await this.insert(em, 'root');
        if (!rows.some(({ role, active }) => role === 'hub' && active)) await this.insert(em, 'hub', true);
      },
      { name: 'make the first keys' },
    );
    await this.reload();
  }

  /**
   * Compact JWS of a payload by the active hub key.
   * @param payload an object, or the exact bytes
   * @param kid another key of this hub: the root signs `config` only.
   */
  sign(payload: object | Uint8Array, kid = this.activeKid): string {
    const input = signingInput(payload, kid);
    return composeCompact(input, sign(null, Buffer.from(input, 'ascii'), this.keyOf(kid)));
  }

  /** {@link sign} by the active key on another thread: for those who sign by the thousand. */
  async signAside(payload: object): Promise<string> {
    const input = signingInput(payload, this.activeKid);
    return composeCompact(
      input,
      await signAside(null, Buffer.from(input, 'ascii'), this.keyOf(this.activeKid)),
    );
  }

  private keyOf(kid: string): KeyObject {
    const signer = this.loaded.get(kid);
    if (!signer) throw new AppError('key-unknown', { kind: 'bug', details: { kid } });
    return signer.key;
  }

  /** The same message, byte for byte, signed by the key that is active now. */
  signAgain(jws: string): string {
    const parsed = parseCompact(jws);
    if ('refusal' in parsed)
      throw new AppError('jws-damaged', { kind: 'bug', details: { refusal: parsed.refusal } });
    return parsed.header.kid === this.activeKid ? jws : this.sign(parsed.payloadBytes);
  }

  /** `config.keys`: the whole set of hub keys that devices shall believe, in a fixed order; never the root. */
  entries(): PublicKeyEntry[] {
    return [...this.loaded.values()]
      .filter(({ row }) => row.role === 'hub' && row.retiredAt === null)
      .map(({ row }) => entryOf(row))
      .sort((a, b) => (a.kid < b.kid ? -1 : 1));
  }

  rootEntry(): PublicKeyEntry {
    const root = [...this.loaded.values()].find(({ row }) => row.role === 'root');
    if (!root) throw new AppError('root-key-missing', { kind: 'bug' });
    return entryOf(root.row);
  }

  get active(): string {
    return this.activeKid;
  }

  /** The key that waits until every device knows it. */
  get announced(): string | null {
    const waiting = [...this.loaded.values()].find(
      ({ row }) => row.role === 'hub' && !row.active && row.retiredAt === null,
    );
    return waiting?.row.kid ?? null;
  }

  /** A new row and its file; call {@link reload} after the commit. */
  async insert(em: EntityManager, role: 'root' | 'hub', active = false): Promise<string> {
    const { kid, x } = makeKeyPair(this.folder, role);
    const nowMs = this.clock.nowMs();
    await em.insert(SigningKeyEntity, {
      kid,
      role,
      x,
      notBefore: new Date(nowMs + NOT_BEFORE_MS),
      notAfter: new Date(nowMs + LASTS_MS[role]),
      revoked: false,
      active,
      retiredAt: null,
    });
    return kid;
  }

  /** Reads the rows and the files anew. @throws AppError `key-file-missing`, `key-file-damaged` */
  async reload(): Promise<void> {
    const rows = await this.unitOfWork.manager.find(SigningKeyEntity, { order: { kid: 'ASC' } });
    const live = rows.filter(({ retiredAt }) => retiredAt === null);
    this.loaded = new Map(
      live.map((row) => [row.kid, { row, key: readPrivateKey(this.folder, row.kid, row.x) }]),
    );
    this.activeKid = live.find(({ role, active }) => role === 'hub' && active)?.kid ?? '';
  }
}

const entryOf = ({ kid, x, notBefore, notAfter, revoked }: SigningKeyEntity): PublicKeyEntry => ({
  kid,
  x,
  notBefore: notBefore.toISOString(),
  notAfter: notAfter.toISOString(),
  revoked,
});
