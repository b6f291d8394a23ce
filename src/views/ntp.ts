import type {Ntp} from '../client/sysinv/platform/ntp.js'
import {columns, type View} from '../output/view.js'

export const ntpView: View<Ntp> = {
  show: columns('uuid', 'ntpservers', 'isystem_uuid', 'created_at', 'updated_at'),
  localTime: true,
}
