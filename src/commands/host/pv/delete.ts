import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {physicalVolumes, removing} from '../../../client/sysinv/storage/physical-volume.js'

export default class HostPvDelete extends StxCommand {
  static override summary = 'take a physical volume out of its volume group'
  static override examples = ['<%= config.bin %> host pv delete d5ecad77-5f74-4ce2-951b-a1c76443fe88']
  static override hiddenAliases = ['system:host-pv-delete']
  static override args = {volume: Args.string({required: true, description: 'uuid of the physical volume'})}
  static override flags = {...confirmFlags, ...waitFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostPvDelete)
    const {volume} = args
    await this.confirm(flags, volume, `delete physical volume ${volume}`)
    const api = physicalVolumes(await this.api('sysinv'))
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
    await this.doneUnsaid(`Deleted physical volume ${volume}`, {uuid: volume})
  }
}
