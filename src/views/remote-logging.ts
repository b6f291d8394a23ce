import type {RemoteLogging} from '../client/sysinv/platform/remote-logging.js'
import {columns, type View} from '../output/view.js'

export const remoteLoggingView: View<RemoteLogging> = {
  show: columns('uuid', 'ip_address', 'enabled', 'transport', 'port', 'created_at', 'updated_at'),
  localTime: true,
}
