import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import {type Result, text} from '../../cli/result.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreComplete extends Acting {
  static override summary = 'mark the end of a platform restore'
  static override examples = ['<%= config.bin %> restore complete']
  static override hiddenAliases = ['system:restore-complete']

  async act({sysinv}: Apis): Promise<Result> {
    const status = await restore(sysinv).complete()
    return text(status, {status})
  }
}
