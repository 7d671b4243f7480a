import { Id } from '#contracts/wire.js';
import { Access, CurrentDevice, DeviceAccess } from '#platform/http/access.js';
import { invalid } from '#contracts/errors.js';
import { Body, Controller, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import * as dto from './device-history.dto.js';
import { DeviceHistory } from './device-history.service.js';
import { DeviceLogs } from './device-logs.service.js';
import { DeviceReports } from './device-reports.service.js';

/** The pages behind one device. */
@ApiTags('monitoring')
@ApiBearerAuth()
@Controller('api/v1')
export class DeviceHistoryController {
  constructor(
    private readonly history: DeviceHistory,
    private readonly logs: DeviceLogs,
    private readonly reports: DeviceReports,
  ) {}

  /** Its place, what stood there before, and what it complained of. */
  @Get('devices/:id/history')
  @Access('read', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.DeviceHistoryDto })
  showDeviceHistory(@Param('id') id: string) {
    return this.history.history(id);
  }

  @Get('devices/:id/telemetry')
  @Access('read', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.TelemetryDto })
  showDeviceTelemetry(
    @Param('id') id: string,
    @Query({ schema: dto.TelemetryQuery }) { hours }: z.infer<typeof dto.TelemetryQuery>,
  ) {
    return this.history.telemetry(id, hours);
  }

  @Get('devices/:id/reports')
  @Access('read', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.ReportPage })
  listDeviceReports(@Param('id') id: string, @Query({ schema: dto.ReportQuery }) query: dto.ReportQuery) {
    return this.reports.list(id, query);
  }

  @Get('devices/:id/logs')
  @Access('manage', 'device', { param: 'id', of: 'device' })
  @ApiOkResponse({ standardSchema: dto.LogDto.array() })
  listDeviceLogs(@Param('id') id: string) {
    return this.logs.list(id);
  }

  @Get('devices/:id/logs/:nonce')
  @Access('manage', 'device', { param: 'id', of: 'device' })
  @ApiProduces('application/gzip')
  async downloadDeviceLog(
    @Param('id') id: string,
    @Param('nonce', { schema: Id }) nonce: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, stream } = await this.logs.open(id, nonce);
    void reply
      .header('content-type', 'application/gzip')
      .header('content-length', String(bytes))
      .header('content-disposition', `attachment; filename="nhat-ky-${id}-${nonce}.log.gz"`);
    await reply.send(stream);
  }

  /** From the device itself, gzip, as the command said. */
  @Put('device-logs/:nonce')
  @HttpCode(204)
  @DeviceAccess()
  @ApiExcludeEndpoint()
  async takeDeviceLog(
    @CurrentDevice() device: string,
    @Param('nonce', { schema: Id }) nonce: string,
    @Body() body: unknown,
  ): Promise<void> {
    if (!Buffer.isBuffer(body))
      throw invalid('body', 'log-malformed', 'Nhật ký phải là tệp gzip (application/gzip)', 'A log is gzip');
    await this.logs.take(device, nonce, body);
  }
}
