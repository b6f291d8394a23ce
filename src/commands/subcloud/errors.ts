import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {severalSubcloudsArg} from '../../cli/flags.js'
import {Reading} from '../../cli/reading.js'
import {type Result, rows, text} from '../../cli/result.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {judgeNames, subcloudsNamed} from '../../families/named-subclouds.js'
import {errorsOf, hasErrors, subcloudErrorsView} from '../../views/subcloud-error.js'

export default class SubcloudErrors extends Reading {
  static override summary = 'tell what went wrong with subclouds, in the words of the server'
  static override description =
    'Of several it lists those with which something went wrong, and counts the others. What the cause is and what to do ' +
    'next: subcloud why.'
  static override examples = [
    '<%= config.bin %> subcloud errors subcloud1',
    '<%= config.bin %> subcloud errors --subclouds group:east',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:errors']
  static override args = {subcloud: severalSubcloudsArg}

  override readonly reach = 'fleet'

  override check({args}: Given<typeof SubcloudErrors>) {
    const {voice, context, id = ''} = this
    return judgeNames({names: args.subcloud ?? [], selected: this.selection !== undefined, voice, context, id})
  }

  async look({dcmanager}: Apis, {args}: Given<typeof SubcloudErrors>): Promise<Result> {
    const [name = '', ...others] = args.subcloud ?? []
    if (!this.selection && others.length === 0) return this.#one(dcmanager, name)
    const selected = await this.selection?.select(dcmanager, {secondary: true})
    const all = selected?.map(({subcloud}) => subcloud) ?? (await subcloudsNamed(dcmanager, args.subcloud ?? []))
    const told = all.filter(hasErrors)
    if (told.length < all.length) this.voice.remark(`no errors of ${all.length - told.length} of ${all.length}`, '')
    return rows(
      subcloudErrorsView,
      told.map((subcloud) => ({id: subcloud.id, name: subcloud.name, 'error-description': errorsOf(subcloud)})),
    )
  }

  async #one(dcmanager: Apis['dcmanager'], ref: string): Promise<Result> {
    const subcloud = await subclouds(dcmanager).get(ref)
    const {id, name} = subcloud
    const errors = this.voice.either(errorsOf(subcloud), subcloud['error-description'] ?? '')
    return text(errors, {id, name, 'error-description': errors})
  }
}
