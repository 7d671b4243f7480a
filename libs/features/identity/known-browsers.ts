import { CONFIG, type HubConfig } from '#platform/config.js';
import { sha256Hex } from '#platform/ids.js';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { secretOf } from './secret-file.js';

const NAMED = 22;

/**
 * A browser that somebody has signed in with once keeps a mark of that login. It has attempts of its own, so that nobody
 * is kept out by the wrong passwords of others. Nothing is stored here: the mark is signed.
 */
@Injectable()
export class KnownBrowsers {
  private readonly secret: string;

  constructor(@Inject(CONFIG) config: HubConfig) {
    this.secret = secretOf(config.dataDir, 'known-browser');
  }

  /** For a browser in which this login has just shown its password. */
  markFor(login: string): string {
    const browser = randomBytes(16).toString('base64url');
    return browser + this.signature(login, browser);
  }

  /** Which browser it is; null: none that this login has signed in with. */
  browserOf(login: string, mark: string): string | null {
    const browser = mark.slice(0, NAMED);
    const given = Buffer.from(mark.slice(NAMED));
    const right = Buffer.from(this.signature(login, browser));
    return given.length === right.length && timingSafeEqual(given, right) ? browser : null;
  }

  private signature(login: string, browser: string): string {
    return createHmac('sha256', this.secret).update(`${browser} ${login}`).digest('base64url');
  }
}

/** People share a computer: each has a cookie, which does not tell their name. */
export const knownBrowserCookie = (login: string): string => `ttn-known-${sha256Hex(login).slice(0, 16)}`;
