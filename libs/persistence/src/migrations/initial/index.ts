// Written by cli/write-initial-migration from the entities. Do not edit.
import type { TableShape } from '../table-shape.js';
import { tables1 } from './tables-1.js';
import { tables2 } from './tables-2.js';
import { tables3 } from './tables-3.js';
import { tables4 } from './tables-4.js';
import { tables5 } from './tables-5.js';

export const INITIAL_TABLES: TableShape[] = [...tables1, ...tables2, ...tables3, ...tables4, ...tables5];
