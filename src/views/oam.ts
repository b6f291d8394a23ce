import type {Oam, OamOfSystem} from '../client/sysinv/platform/oam.js'
import {type Column, columns, type View} from '../output/view.js'

export const oamView = (system?: OamOfSystem): View<Oam> => ({
  show: (oam) => [
    ...columns<Oam>('uuid', 'oam_subnet', 'oam_gateway_ip', 'isystem_uuid', 'created_at', 'updated_at'),
    ...(system?.simplex ? [oneAddress] : columns<Oam>('oam_floating_ip', 'oam_c0_ip', 'oam_c1_ip')),
    ...(system ? [] : [oneAddress]),
    ...(!oam || oam.region_config ? columns<Oam>('oam_start_ip', 'oam_end_ip') : []),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
})

const oneAddress: Column<Oam> = {field: 'oam_floating_ip', label: 'oam_ip'}
