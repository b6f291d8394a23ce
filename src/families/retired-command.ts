import {CommandFailure} from '../cli/failure.js'
import {confirmFlags, variableFlag} from '../cli/flags.js'
import {Reading} from '../cli/reading.js'

/** An official command that has stayed only to name its successor. */
export abstract class RetiredCommand extends Reading {
  static override hidden = true
  static override flags = {...confirmFlags, ...variableFlag}

  /** What does the work now: of ours, and in the official words. */
  abstract readonly successor: {command: string; official: string}

  async look(): Promise<never> {
    const {command, official} = this.successor
    const name = this.id?.replaceAll(':', ' ')
    throw this.voice.either(
      new CommandFailure('usage', `${name} is no longer there`, `use: stx ${command}`),
      new CommandFailure('failed', `This command has been deprecated. Please use ${official} instead.`),
    )
  }
}
