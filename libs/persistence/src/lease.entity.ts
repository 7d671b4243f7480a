import { Entity } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, IntColumn } from './columns.js';

/** Who may do a piece of work that exactly one process may do, and until when. */
@Entity('leases')
export class LeaseEntity {
  @CodeColumn(100, { primary: true })
  name: string;

  @IdColumn()
  owner: string;

  /** Grows with every change of owner; whoever marks work names the fence it was given. */
  @IntColumn()
  fence: number;

  @InstantColumn()
  until: Date;
}
