import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {runArg, runFolder, targetRows} from '../../families/run.js'
import {type RunTargetRow, runTargetView} from '../../views/run.js'

export default class RunShow extends Listing<RunTargetRow> {
  static override summary = 'show what became of each subcloud of a run'
  static override examples = [
    '<%= config.bin %> run show 20261130-0412',
    `<%= config.bin %> run show 20261130-0412 --query "[?result=='failed']"`,
  ]
  static override args = {run: runArg}

  override readonly reach = 'here'
  view = runTargetView

  async read(_: Apis, {args}: Given<typeof RunShow>) {
    const {findRun} = await import('../../runs/folder.js')
    return targetRows(await findRun(runFolder(this.context), args.run))
  }
}
