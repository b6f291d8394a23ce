import {StxCommand} from '../cli/command.js'
import {confirmFlags, variableFlag} from '../cli/flags.js'

/** An official command that has stayed only to name its successor. */
export abstract class RetiredCommand extends StxCommand {
  static override hidden = true
  static override flags = {...confirmFlags, ...variableFlag}

  /** What does the work now: of ours, and in the official words. */
  protected abstract readonly successor: {command: string; official: string}

  async run(): Promise<void> {
    await this.parse(RetiredCommand)
    const {command, official} = this.successor
    if (this.official) this.fail('failed', `This command has been deprecated. Please use ${official} instead.`)
    this.fail('usage', `${this.id?.replaceAll(':', ' ')} is no longer there`, `use: stx ${command}`)
  }
}
