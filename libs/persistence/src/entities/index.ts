import * as territory from './territory.entity.js';
import * as people from './people.entity.js';
import * as devices from './devices.entity.js';
import * as bulletins from './bulletins.entity.js';
import * as orders from './orders.entity.js';
import * as playback from './playback.entity.js';
import * as monitoring from './monitoring.entity.js';

type EntityClass = new () => object;

/** Every entity of the product; the data source and the migration writer read this list. */
export const ENTITIES: EntityClass[] = [
  territory,
  people,
  devices,
  bulletins,
  orders,
  playback,
  monitoring,
].flatMap((module) =>
  Object.values(module as Record<string, unknown>).filter(
    (value): value is EntityClass => typeof value === 'function',
  ),
);
