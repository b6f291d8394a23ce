import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {license} from '../../client/sysinv/platform/license.js'

export default class LicenseShow extends Reading {
  static override summary = 'show the license file'
  static override examples = ['<%= config.bin %> license show']
  static override hiddenAliases = ['system:license-show']

  async look({sysinv}: Apis): Promise<Result> {
    const {content, error} = await license(sysinv).show()
    if (!error) return text(`${content ?? ''}\n`, {content})
    return this.voice.failOrSay('failed', error, {officially: `Error: ${error}\n`})
  }
}
