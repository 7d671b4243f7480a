// Written by cli/write-initial-migration from the entities. Do not edit.
import type { TableShape } from '../table-shape.js';

export const tables5: TableShape[] = [
  {
    name: 'user_account',
    columns: {
      id: 'varchar(64) primary',
      login: 'varchar(80)',
      name: 'varchar(255)',
      folded: 'varchar(255)',
      email: 'varchar(200) null',
      phone: 'varchar(40) null',
      unitKey: 'varchar(64)',
      unitPath: 'varchar(255)',
      organisationId: 'varchar(64) null',
      passwordHash: 'varchar(255) null',
      active: 'boolean',
      tokenVersion: 'int',
      createdAt: 'datetime(3)',
      updatedAt: 'datetime(3)',
    },
    indexes: {
      ix_user_unit_path: 'unitPath',
      ix_user_folded: 'folded',
      uq_user_login: 'unique login',
    },
  },
];
