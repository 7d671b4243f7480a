import { EnrolAnswer, EnrolRequest } from '#contracts/wire.js';
import { EmbeddedDeviceGateway } from '#messaging/embedded-gateway.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { OpenAccess } from '#platform/http/access.js';
import { Body, Controller, Headers, HttpCode, Inject, Ip, Post, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { addressesFor } from './addresses.js';
import { EnrolErrorFilter } from './enrol-error.filter.js';
import { Enrolment } from './enrolment.service.js';

/** The one door that devices come in by (docs/device-protocol.md, "Enrolment"). */
@ApiTags('devices')
@UseFilters(EnrolErrorFilter)
@Controller('api/v1/devices')
export class EnrolController {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly gateway: DeviceGateway,
    @Inject(CONFIG) private readonly config: HubConfig,
  ) {}

  /** 400 malformed · 404 unknown code · 409 used with another key, or of a place of another kind · 410 expired · 429 with Retry-After; `{error, message}`. */
  @Post('enrol')
  @HttpCode(200)
  @OpenAccess()
  @ApiOkResponse({ standardSchema: EnrolAnswer })
  enrolDevice(
    @Body({ schema: EnrolRequest }) request: EnrolRequest,
    @Ip() address: string,
    @Headers('host') host: string | undefined,
  ): Promise<EnrolAnswer> {
    const mqttPort = this.gateway instanceof EmbeddedDeviceGateway ? this.gateway.port : null;
    const own = host ?? `localhost:${this.config.http.port}`;
    return this.enrolment.enrol(request, address, addressesFor(this.config, own, mqttPort));
  }
}
