import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import {type Result, text} from '../../cli/result.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreStart extends Acting {
  static override summary = 'mark the beginning of a platform restore'
  static override examples = ['<%= config.bin %> restore start']
  static override hiddenAliases = ['system:restore-start']

  async act({sysinv}: Apis): Promise<Result> {
    const status = await restore(sysinv).start()
    return text(status, {status})
  }
}
