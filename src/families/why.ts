import {StxCommand} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {exitCode, type Result, rows, several, text} from '../cli/result.js'
import {type Explanation, explanationsView, explanationText} from '../views/why.js'

/** Tells why something is as it is: the sentence first. Where something is wrong it ends with 3, of some of many with 7. */
export abstract class Why extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  /** What it is asked about: the name of the first column. */
  abstract readonly about: string

  /** Of one: all that is known. `site`: it is one of many, and gets a row. */
  protected told(explanation: Explanation, {site = false} = {}): Result {
    const wrong = explanation.verdict === 'wrong'
    if (site) {
      const failure = wrong ? new CommandFailure('target-failed', explanation.sentence) : undefined
      return several([rows(explanationsView(this.about), [explanation])], failure)
    }
    const {isTTY, columns} = this.printing().options.terminal
    const shown = text(explanationText(explanation, isTTY ? columns : undefined), explanation)
    return several([shown], wrong ? exitCode(3) : undefined)
  }

  /** Of several: those first with which something is wrong. Those that are well are counted, unless all are asked for. */
  protected toldOf(explanations: readonly Explanation[], {all = false} = {}): Result {
    const told = order.flatMap((verdict) => explanations.filter((one) => one.verdict === verdict))
    const shown = all ? told : told.filter(({verdict}) => verdict !== 'well')
    const wrong = explanations.filter(({verdict}) => verdict === 'wrong').length
    const well = explanations.length - shown.length
    if (well > 0) this.voice.remark(`nothing is wrong with ${well} of ${explanations.length}`, '')
    const code = wrong === 0 ? undefined : exitCode(wrong === explanations.length ? 3 : 7)
    return several([rows(explanationsView(this.about), shown)], code)
  }
}

const order: readonly Explanation['verdict'][] = ['wrong', 'under way', 'well']
