import { Injectable } from '@nestjs/common';

/** Finds the active device with this SHA-256 (hex) of an HTTP token; null: none. */
export type FindDeviceByToken = (tokenSha256: string) => Promise<string | null>;

/** Who knows the devices' tokens says so here, so that the guard needs no import from the right. */
@Injectable()
export class DeviceTokens {
  private find: FindDeviceByToken | null = null;

  register(find: FindDeviceByToken): void {
    this.find = find;
  }

  /** @throws Error when no feature has registered. */
  deviceOf(tokenSha256: string): Promise<string | null> {
    if (!this.find) throw new Error('nobody knows the tokens of devices');
    return this.find(tokenSha256);
  }
}
