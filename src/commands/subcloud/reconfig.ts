import {RetiredCommand} from '../../families/retired-command.js'

export default class SubcloudReconfig extends RetiredCommand {
  static override summary = 'retired: use subcloud deploy config'
  static override examples = ['<%= config.bin %> subcloud deploy config --help']
  static override hiddenAliases = ['dcmanager:subcloud:reconfig']

  readonly successor = {command: 'subcloud deploy config', official: "'subcloud deploy config'"}
}
