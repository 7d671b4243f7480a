import { invalid } from '#contracts/errors.js';
import { Audit } from '#features/identity/index.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { BulletinTemplateEntity } from '#persistence/entities/bulletins.entity.js';
import { UnitEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import {
  type BulletinTemplate,
  chooseTemplate,
  DEFAULT_TEMPLATE,
} from '#speech/structure/bulletin-templates.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';

const Line = z.object({
  role: z.enum(['title', 'body', 'notice', 'free']),
  text: z
    .string()
    .trim()
    .min(1, 'Dòng của mẫu không được trống')
    .max(500)
    .regex(/^(?:[^{}]|\{(?:title|body|notice)\})*$/, 'Chỉ dùng được {title}, {body} và {notice} trong mẫu'),
  pauseAfterMs: z.int().min(0).max(10_000),
});
const lines = z.array(Line).max(10);

/** A template as a province or a commune keeps it. */
export const TemplateContent = z.object({
  opening: lines.default([]),
  reading: lines.refine(
    (reading) => reading.filter(({ text }) => text.includes('{body}')).length === 1,
    'Mẫu phải đọc nội dung đúng một lần mỗi lượt: cần đúng một dòng có {body}',
  ),
  between: lines.default([]),
  notice: z.string().trim().max(300).default(DEFAULT_TEMPLATE.notice),
  readings: z.int().min(1).max(5),
  longSeconds: z.int().min(30).max(3600).default(DEFAULT_TEMPLATE.longSeconds),
});
export type TemplateContent = z.infer<typeof TemplateContent>;
export const TemplateDto = TemplateContent.extend({
  /** Whose template holds here: the unit's own, that of a unit above, or null for the shipped one. */
  unit: z.string().nullable(),
});

/** What is spoken around a body, kept by province and commune: shipped < province < station of the commune. */
@Injectable()
export class Templates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The template that holds in a unit: its own station's, else the nearest above, else the shipped one. */
  async of(unitPath: string): Promise<BulletinTemplate> {
    const keys = unitPath.split('/').filter(Boolean);
    const rows = await this.dataSource
      .getRepository(BulletinTemplateEntity)
      .find({ where: { unitKey: In(keys) }, take: keys.length });
    const own = keys.at(-1) ?? '';
    const above = keys.slice(0, -1).findLast((key) => rows.some((row) => row.unitKey === key));
    const templates = rows.map((row): BulletinTemplate => ({
      id: row.unitKey,
      ...(row.unitKey === own ? { stationId: own } : { provinceCode: row.unitKey }),
      ...TemplateContent.parse(row.content),
    }));
    return chooseTemplate(templates, { stationId: own, ...(above !== undefined && { provinceCode: above }) });
  }

  async show(unitKey: string): Promise<z.infer<typeof TemplateDto>> {
    const { path } = await this.unit(unitKey);
    const { id, opening, reading, between, notice, readings, longSeconds } = await this.of(path);
    return {
      unit: id === DEFAULT_TEMPLATE.id ? null : id,
      opening: [...opening],
      reading: [...reading],
      between: [...between],
      notice,
      readings,
      longSeconds,
    };
  }

  /** Holds for scripts made from now on; what was approved stays as it was heard. */
  async put(actor: Actor, unitKey: string, content: TemplateContent): Promise<void> {
    const unit = await this.unit(unitKey);
    const row = { unitPath: unit.path, content, updatedBy: actor.userId, updatedAt: this.clock.now() };
    await this.unitOfWork.run(
      async (em) => {
        await em.delete(BulletinTemplateEntity, { unitKey });
        await em.insert(BulletinTemplateEntity, { unitKey, ...row });
        const about = { subjectKind: 'template', subjectId: unitKey, unitPath: unit.path, details: content };
        await this.audit.record(em, { actor: actor.userId, action: 'template-changed', ...about });
      },
      { name: 'put a bulletin template' },
    );
  }

  private async unit(key: string): Promise<UnitEntity> {
    const unit = await this.dataSource.getRepository(UnitEntity).findOneBy({ key });
    if (!unit) throw invalid('unit', 'unknown-unit', 'Không có địa bàn này trong danh mục');
    return unit;
  }
}
