import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {type Result, unsaid} from '../../../cli/result.js'
import {physicalVolumes, removing} from '../../../client/sysinv/storage/physical-volume.js'

export default class HostPvDelete extends Acting {
  static override summary = 'take a physical volume out of its volume group'
  static override examples = ['<%= config.bin %> host pv delete d5ecad77-5f74-4ce2-951b-a1c76443fe88']
  static override hiddenAliases = ['system:host-pv-delete']
  static override args = {volume: Args.string({required: true, description: 'uuid of the physical volume'})}
  static override flags = {...confirmFlags, ...waitFlags}

  override asks({args}: Given<typeof HostPvDelete>) {
    const {volume} = args
    return {target: volume, deed: `delete physical volume ${volume}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostPvDelete>): Promise<Result> {
    const {volume} = args
    const api = physicalVolumes(sysinv)
    const host = flags.wait ? await api.hostOf(volume) : undefined
    await api.delete(volume)
    if (host) {
      await this.settle(flags, await api.remains(volume), {
        target: `physical volume ${volume}`,
        read: () => api.remains(volume),
        judge: removing(host),
        watch: `stx host pv list ${host.hostname}`,
      })
    }
    return unsaid(`Deleted physical volume ${volume}`, {uuid: volume})
  }
}
