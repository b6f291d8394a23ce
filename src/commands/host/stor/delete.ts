import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {leaving} from '../../../client/sysinv/gone.js'
import {configuring, stors} from '../../../client/sysinv/storage/stor.js'

export default class HostStorDelete extends StxCommand {
  static override summary = 'take a storage function away from its disk'
  static override examples = ['<%= config.bin %> host stor delete aa4b85f5-ec2d-4fb3-a3b1-2ceea4b795d1 --wait']
  static override hiddenAliases = ['system:host-stor-delete']
  static override args = {stor: Args.string({required: true, description: 'uuid of the storage function'})}
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it even if data may be lost'}),
    ...confirmFlags,
    ...waitFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostStorDelete)
    const {stor} = args
    await this.confirm(flags, stor, `delete stor ${stor}`)
    const api = stors(await this.api('sysinv'))
    await api.delete(stor, flags)
    const remains = flags.wait ? await api.remains(stor) : undefined
    await this.settle(flags, remains, {
      target: `stor ${stor}`,
      read: () => api.remains(stor),
      judge: leaving(configuring),
      watch: `stx host stor show ${stor}`,
    })
    await this.doneUnsaid(`Deleted stor ${stor}`, {uuid: stor})
  }
}
