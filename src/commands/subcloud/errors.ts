import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {subcloudArg} from '../../cli/flags.js'
import {Reading} from '../../cli/reading.js'
import {text} from '../../cli/result.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {errorsOf} from '../../views/subcloud-error.js'

export default class SubcloudErrors extends Reading {
  static override summary = 'tell what went wrong with a subcloud'
  static override examples = ['<%= config.bin %> subcloud errors subcloud1']
  static override hiddenAliases = ['dcmanager:subcloud:errors']
  static override args = {subcloud: subcloudArg}

  override readonly reach = 'here'

  async look({dcmanager}: Apis, {args}: Given<typeof SubcloudErrors>) {
    const subcloud = await subclouds(dcmanager).get(args.subcloud)
    const {id, name} = subcloud
    const errors = this.voice.either(errorsOf(subcloud), subcloud['error-description'] ?? '')
    return text(errors, {id, name, 'error-description': errors})
  }
}
