import {Listing} from '../../cli/reading.js'
import {runFolder, runRow} from '../../families/run.js'
import {type RunRow, runView} from '../../views/run.js'

export default class RunList extends Listing<RunRow> {
  static override summary = 'list what was done to many subclouds, the newest first'
  static override examples = ['<%= config.bin %> run list', `<%= config.bin %> run list --query "[?state=='open']"`]

  override readonly reach = 'here'
  view = runView

  async read() {
    const {listRuns} = await import('../../runs/folder.js')
    return (await listRuns(runFolder(this.context))).map(runRow)
  }
}
