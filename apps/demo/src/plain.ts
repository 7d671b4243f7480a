import type { Children } from './children.js';
import type { DemoOptions } from './options.js';
import type { Say } from './once/pace.js';

export async function runPlain(_options: DemoOptions, _children: Children, _say: Say): Promise<void> {
  throw new Error('not yet');
}
