import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {type Hosts, updatingDevices} from '../../../client/sysinv/host/host.js'
import {HostAction} from '../../../families/host-action.js'

export default class HostDeviceImageUpdate extends HostAction {
  static override summary = 'write the applied images to the devices of a host'
  static override examples = ['<%= config.bin %> host device image-update worker-0 --wait']
  static override hiddenAliases = ['system:host-device-image-update']
  static override args = {host: hostArg}
  static override flags = {...waitFlags}

  override readonly resume = undefined
  verb = (api: Hosts, {args}: Given<typeof HostDeviceImageUpdate>) => api.updateDevices(args.host)

  /** A new one for each update that is followed. */
  override get judge() {
    return updatingDevices()
  }
}
