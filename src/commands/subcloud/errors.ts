import {StxCommand} from '../../cli/command.js'
import {subcloudArg} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'

export default class SubcloudErrors extends StxCommand {
  static override summary = 'tell why the deployment of a subcloud failed'
  static override examples = ['<%= config.bin %> subcloud errors subcloud1']
  static override hiddenAliases = ['dcmanager:subcloud:errors']
  static override args = {subcloud: subcloudArg}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudErrors)
    const {id, name, ...subcloud} = await subclouds(await this.api('dcmanager')).get(args.subcloud)
    const errors = subcloud['error-description'] ?? ''
    await this.text(errors, {id, name, 'error-description': errors})
  }
}
