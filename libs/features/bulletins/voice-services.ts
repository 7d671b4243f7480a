import { azureSpeech } from '#audio/cloud/azure-speech.js';
import type { CloudService } from '#audio/cloud/cloud-service.js';
import { fptAi } from '#audio/cloud/fpt-ai.js';
import { googleCloud } from '#audio/cloud/google-cloud.js';
import { viettelAi } from '#audio/cloud/viettel-ai.js';
import { vnptSmartvoice } from '#audio/cloud/vnpt-smartvoice.js';
import { zaloAi } from '#audio/cloud/zalo-ai.js';
import type { HubConfig } from '#platform/config.js';

/** The services that have a key. They come after every engine of the house: a station must ask for one by its name. */
export function voiceServices(keys: HubConfig['audio']['services']): CloudService[] {
  return [
    keys.fptAi && fptAi({ key: keys.fptAi }),
    keys.viettelAi && viettelAi({ key: keys.viettelAi }),
    keys.vnpt && vnptSmartvoice(keys.vnpt),
    keys.zaloAi && zaloAi({ key: keys.zaloAi }),
    keys.googleCloud && googleCloud({ key: keys.googleCloud }),
    keys.azure && azureSpeech(keys.azure),
  ].filter((service) => typeof service === 'object' && service !== null);
}

/**
 * The engines that may speak for a station: a service costs money and sees the text, so it is among them only where the
 * station names it; a wish for a woman's voice alone sends nothing out of the house.
 */
export const mayChoose = <E extends { name: string }>(
  engines: readonly E[],
  services: ReadonlySet<string>,
  asked: unknown,
): E[] => engines.filter(({ name }) => !services.has(name) || name === asked);
