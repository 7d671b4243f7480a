// Written by cli/write-initial-migration from the entities. Do not edit.
import type { TableShape } from '../table-shape.js';

export const tables5: TableShape[] = [
  {
    name: 'unit',
    columns: {
      key: 'varchar(64) primary',
      scheme: 'varchar(16)',
      code: 'varchar(32)',
      level: 'varchar(16)',
      name: 'varchar(255)',
      fullName: 'varchar(255)',
      type: 'varchar(40)',
      parentKey: 'varchar(64) null',
      path: 'varchar(255)',
      folded: 'varchar(255)',
      validFrom: 'varchar(10)',
      validTo: 'varchar(10) null',
      source: 'varchar(255)',
      lat: 'double null',
      lon: 'double null',
      attributes: 'json null',
    },
    indexes: {
      ix_unit_folded: 'folded',
      ix_unit_path: 'path',
      ix_unit_parent: 'parentKey',
    },
  },
  {
    name: 'unit_lineage',
    columns: {
      id: 'varchar(64) primary',
      fromKey: 'varchar(64)',
      toKey: 'varchar(64)',
      kind: 'varchar(16)',
      onDate: 'varchar(10)',
      decision: 'varchar(255)',
    },
    indexes: {
      ix_lineage_to: 'toKey',
      ix_lineage_from: 'fromKey',
    },
  },
  {
    name: 'unplanned_play',
    columns: {
      id: 'varchar(200) primary',
      deviceId: 'varchar(64)',
      placeId: 'varchar(64)',
      unitPath: 'varchar(255)',
      fromAt: 'datetime(3)',
      toAt: 'datetime(3)',
      source: 'varchar(32)',
      subject: 'varchar(64) null',
    },
    indexes: {
      ix_unplanned_unit_path: 'unitPath',
    },
  },
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
