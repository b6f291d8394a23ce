import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {abortingDeviceUpdate, type Hosts} from '../../../client/sysinv/host/host.js'
import {HostAction} from '../../../families/host-action.js'

export default class HostDeviceImageUpdateAbort extends HostAction {
  static override summary = 'write no more images to the devices of a host'
  static override description = 'The image that is being written is finished; those after it stay pending.'
  static override examples = ['<%= config.bin %> host device image-update-abort worker-0']
  static override hiddenAliases = ['system:host-device-image-update-abort']
  static override args = {host: hostArg}
  static override flags = {...waitFlags}

  judge = abortingDeviceUpdate
  override readonly resume = undefined
  verb = (api: Hosts, {args}: Given<typeof HostDeviceImageUpdateAbort>) => api.abortDeviceUpdate(args.host)
}
