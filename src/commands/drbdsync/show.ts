import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {one, type Result, rows, several, verbatim} from '../../cli/result.js'
import {drbd} from '../../client/sysinv/storage/drbd.js'
import {configuredHostView, drbdView} from '../../views/drbd.js'

export default class DrbdsyncShow extends Reading {
  static override summary = 'show how the disks of the controllers are kept the same'
  static override examples = ['<%= config.bin %> drbdsync show']
  static override hiddenAliases = ['system:drbdsync-show']

  async look({sysinv}: Apis): Promise<Result> {
    const api = drbd(sysinv)
    const config = await api.get()
    const controllers = await api.controllers()
    if (!this.asText) return one(drbdView, {...config, controllers})
    return several([one(drbdView, config), verbatim('\n'), rows(configuredHostView, controllers)])
  }
}
