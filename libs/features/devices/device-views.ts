import type {
  DesiredStateEntity,
  DeviceCommandEntity,
  DeviceEntity,
  DeviceStateEntity,
} from '#persistence/entities/devices.entity.js';
import type { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import type { CommandDto, DeviceDto } from './devices.dto.js';

interface Around {
  state?: DeviceStateEntity;
  place?: PlaceEntity;
  station?: StationEntity;
  config?: DesiredStateEntity;
  playlist?: DesiredStateEntity;
}

export function deviceDto(
  device: DeviceEntity,
  { state, place, station, config, playlist }: Around,
): DeviceDto {
  const { id, kind, unitPath, hardwareId } = device;
  return {
    ...{ id, kind, unitPath, hardwareId, state: device.state, unit: device.unitKey },
    place: { id: device.placeId, name: place?.name ?? device.placeId },
    station: { id: device.stationId, name: station?.name ?? device.stationId },
    enrolledAt: device.enrolledAt.toISOString(),
    revokedAt: device.revokedAt?.toISOString() ?? null,
    presence: (state?.presence ?? 'unknown') as DeviceDto['presence'],
    presenceSince: state?.presenceSince?.toISOString() ?? null,
    seenAt: state?.seenAt?.toISOString() ?? null,
    linkLost: state?.linkLost ?? false,
    clock: { state: state?.clockState ?? null, offsetMs: state?.clockOffsetMs ?? null },
    config: stepOf(config, state?.configRevision),
    playlist: stepOf(playlist, state?.playlistRevision),
  };
}

const stepOf = (row: DesiredStateEntity | undefined, reported = 0) => ({
  desired: row?.revision ?? 0,
  accepted: row?.acceptedRevision ?? 0,
  reported,
});

export function commandDto(row: DeviceCommandEntity): CommandDto {
  const { nonce, command, args, issuedBy, reason } = row;
  return {
    ...{ nonce, command, args, issuedBy, reason, device: row.deviceId },
    issuedAt: row.issuedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    result: row.result as CommandDto['result'],
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
