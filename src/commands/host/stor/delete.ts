import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {type Result, unsaid} from '../../../cli/result.js'
import {leaving} from '../../../client/sysinv/gone.js'
import {configuring, stors} from '../../../client/sysinv/storage/stor.js'

export default class HostStorDelete extends Acting {
  static override summary = 'take a storage function away from its disk'
  static override examples = ['<%= config.bin %> host stor delete aa4b85f5-ec2d-4fb3-a3b1-2ceea4b795d1 --wait']
  static override hiddenAliases = ['system:host-stor-delete']
  static override args = {stor: Args.string({required: true, description: 'uuid of the storage function'})}
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it even if data may be lost'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override asks({args}: Given<typeof HostStorDelete>) {
    const {stor} = args
    return {target: stor, deed: `delete stor ${stor}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostStorDelete>): Promise<Result> {
    const {stor} = args
    const api = stors(sysinv)
    await api.delete(stor, flags)
    const remains = flags.wait ? await api.remains(stor) : undefined
    await this.settle(flags, remains, {
      target: `stor ${stor}`,
      read: () => api.remains(stor),
      judge: leaving(configuring),
      watch: `stx host stor show ${stor}`,
    })
    return unsaid(`Deleted stor ${stor}`, {uuid: stor})
  }
}
