import {refuse} from '../../../http/refusal.js'
import {pools} from '../network/model.js'
import {noServer, notFound, pick, type Resource, type View} from '../resource/resource.js'
import type {Row} from '../row.js'
import * as model from './model.js'

const tail = (row: Row & {isystem_uuid: string}, view: View) => ({
  ...(view.single ? {action: null, forisystemid: 1} : {}),
  isystem_uuid: row.isystem_uuid,
  links: view.links(),
  ...view.dates(),
})

export const dnsResource: Resource<model.Dns> = {
  collection: model.dnses,
  path: 'idns',
  list: 'idnss',
  linked: 'idnss',
  argument: 'dns_uuid',
  missing: noServer,
  show: (row, view) => ({...pick(row, 'uuid', 'nameservers'), ...tail(row, view)}),
}

export const ntpResource: Resource<model.Ntp> = {
  collection: model.ntps,
  path: 'intp',
  list: 'intps',
  linked: 'intps',
  argument: 'ntp_uuid',
  missing: (ref) => refuse(404, `No NTP with id ${ref} found.`),
  show: (row, view) => ({...pick(row, 'uuid', 'ntpservers'), ...tail(row, view)}),
}

export const ptpModeResource: Resource<model.PtpMode> = {
  collection: model.ptpModes,
  path: 'ptp',
  list: 'ptps',
  linked: 'ptps',
  argument: 'ptp_uuid',
  missing: (ref) => refuse(404, `No PTP with id ${ref} found.`),
  show: (row, view) => ({
    ...pick(row, 'uuid', 'mode', 'transport', 'mechanism'),
    links: view.links(),
    isystem_uuid: row.isystem_uuid,
    ...view.dates(),
  }),
}

export const oamResource: Resource<model.Oam> = {
  collection: model.oams,
  path: 'iextoam',
  list: 'iextoams',
  linked: 'iextoams',
  argument: 'extoam_uuid',
  missing: notFound('Network'),
  show: (row, view) => {
    const pool = view.c.region.of(pools).get(row.pool_uuid)
    const [start, end] = pool?.ranges[0] ?? []
    return {
      uuid: row.uuid,
      oam_subnet: pool === undefined ? null : `${pool.network}/${pool.prefix}`,
      oam_gateway_ip: pool?.gateway_address ?? null,
      oam_floating_ip: pool?.floating_address ?? null,
      oam_c0_ip: pool?.controller0_address ?? null,
      oam_c1_ip: pool?.controller1_address ?? null,
      oam_start_ip: start ?? null,
      oam_end_ip: end ?? null,
      region_config: false,
      ...tail(row, view),
    }
  },
}

export const remoteLoggingResource: Resource<model.RemoteLogging> = {
  collection: model.remoteLoggings,
  path: 'remotelogging',
  list: 'remoteloggings',
  linked: 'remoteloggings',
  argument: 'remotelogging_uuid',
  missing: noServer,
  show: (row, view) => ({
    ...pick(row, 'uuid', 'ip_address', 'enabled', 'transport', 'port', 'key_file'),
    ...(view.single ? {action: null} : {}),
    links: view.links(),
    isystem_uuid: row.isystem_uuid,
    ...view.dates(),
  }),
}

export const userResource: Resource<model.User> = {
  collection: model.users,
  path: 'iuser',
  list: 'iusers',
  linked: 'iusers',
  argument: 'user_uuid',
  missing: noServer,
  show: (row, view) => ({
    ...pick(row, 'uuid', 'root_sig', 'passwd_hash', 'passwd_expiry_days', 'passwd_last_change'),
    ...tail(row, view),
  }),
}
