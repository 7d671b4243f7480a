import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from './transaction.js';

/** DataSource for reads, UnitOfWork for every write; opened (and migrated) before the application is built. */
@Global()
@Module({})
export class PersistenceModule {
  static with(dataSource: DataSource, unitOfWork: UnitOfWork): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: UnitOfWork, useValue: unitOfWork },
    ];
    return { module: PersistenceModule, providers, exports: providers };
  }
}
