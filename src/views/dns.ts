import type {Dns} from '../client/sysinv/platform/dns.js'
import {columns, type View} from '../output/view.js'

export const dnsView: View<Dns> = {
  show: columns('uuid', 'nameservers', 'isystem_uuid', 'created_at', 'updated_at'),
  localTime: true,
}
