import { z } from 'zod';
import { ReportHead, REPORT_BODIES, REPORT_TYPES, StatusUp, type ReportType } from '../reports.js';
import { MAX_BATCH_REPORTS, Id, PlaylistBodySchema, SIGNED_SCHEMAS } from '../wire.js';

export type JsonSchema = Record<string, unknown>;

/** As it is on the wire (before defaults are filled in), without the dialect's name, which AsyncAPI fixes itself. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const made: JsonSchema = { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) };
  delete made.$schema;
  return made;
}

/** Everything that travels over MQTT, and the body that playlists point to, by the name it has in the document. */
export function wireSchemas(): Record<string, JsonSchema> {
  const signed = Object.entries(SIGNED_SCHEMAS).map(([type, schema]) => [type, jsonSchema(schema)]);
  return {
    ...(Object.fromEntries(signed) as Record<string, JsonSchema>),
    playlistBody: jsonSchema(PlaylistBodySchema),
    statusUp: jsonSchema(StatusUp),
    statusLost: jsonSchema(z.object({ link: z.literal('lost') })),
    reportBatch: {
      type: 'object',
      required: ['journal', 'boot', 'reports'],
      properties: {
        journal: jsonSchema(Id),
        boot: jsonSchema(Id),
        reports: {
          type: 'array',
          minItems: 1,
          maxItems: MAX_BATCH_REPORTS,
          items: {
            oneOf: REPORT_TYPES.map((type) => ({ $ref: `#/components/schemas/${reportName(type)}` })),
          },
        },
      },
    },
    ...Object.fromEntries(REPORT_TYPES.map((type) => [reportName(type), reportSchema(type)])),
  };
}

const reportName = (type: ReportType): string => `report-${type}`;

/** The head that every report has, and the fields of its type, as one object. */
function reportSchema(type: ReportType): JsonSchema {
  const head = jsonSchema(ReportHead);
  const body = jsonSchema(REPORT_BODIES[type]);
  return {
    type: 'object',
    properties: {
      ...(head.properties as object),
      type: { type: 'string', const: type },
      ...(body.properties as object),
    },
    required: [...(head.required as string[]), ...((body.required as string[] | undefined) ?? [])],
    ...('occurrence' in (body.properties as object) && 'part' in (body.properties as object)
      ? { description: 'Exactly one of `occurrence`, `alert`, and `session` with `part`.' }
      : {}),
  };
}
