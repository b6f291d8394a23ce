import {RetiredCommand} from '../../families/retired-command.js'

export default class SubcloudReinstall extends RetiredCommand {
  static override summary = 'retired: use subcloud redeploy'
  static override examples = ['<%= config.bin %> subcloud redeploy --help']
  static override hiddenAliases = ['dcmanager:subcloud:reinstall']

  readonly successor = {command: 'subcloud redeploy', official: "'subcloud redeploy'"}
}
