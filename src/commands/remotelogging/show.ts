import type {Apis} from '../../cli/apis.js'
import {Showing} from '../../cli/reading.js'
import {type RemoteLogging, remoteLogging} from '../../client/sysinv/platform/remote-logging.js'
import {remoteLoggingView} from '../../views/remote-logging.js'

export default class RemoteloggingShow extends Showing<RemoteLogging> {
  static override summary = 'show where logs are sent'
  static override examples = ['<%= config.bin %> remotelogging show']
  static override hiddenAliases = ['system:remotelogging-show']

  view = remoteLoggingView
  read = ({sysinv}: Apis) => remoteLogging(sysinv).get()
}
