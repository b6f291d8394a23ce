import {RetiredCommand} from '../../families/retired-command.js'

export default class SubcloudRestore extends RetiredCommand {
  static override summary = 'retired: use subcloud backup restore'
  static override examples = ['<%= config.bin %> subcloud backup restore --help']
  static override hiddenAliases = ['dcmanager:subcloud:restore']

  readonly successor = {command: 'subcloud backup restore', official: 'subcloud-backup restore'}
}
