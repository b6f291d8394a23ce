import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreShow extends Reading {
  static override summary = 'show whether a platform restore is in progress'
  static override examples = ['<%= config.bin %> restore show']
  static override hiddenAliases = ['system:restore-show']

  async look({sysinv}: Apis): Promise<Result> {
    const status = await restore(sysinv).show()
    return text(status, {status})
  }
}
