import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

const isZod = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType;

/** The interface as OpenAPI, from the same zod schemas that validate. Deterministic: the committed copy is compared with it. */
export function openApiOf(app: NestFastifyApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Hệ thống thông tin nguồn cấp tỉnh')
    .setDescription(
      'Provincial source-information system: bulletins, orders, sessions, devices, the as-run log.',
    )
    .setVersion('1')
    .addBearerAuth()
    .setOpenAPIVersion('3.1.0')
    .build();
  return SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: (schema, { schemaType }) => {
      if (!isZod(schema)) return undefined;
      const { $schema: _, ...json } = z.toJSONSchema(schema, {
        io: schemaType,
        unrepresentable: 'any',
      }) as Record<string, unknown>;
      return { schema: json };
    },
  });
}

/** `/api/openapi.json` and the page `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Thông tin nguồn – API',
  });
}
