import type {Apis} from '../cli/apis.js'
import {type AnyGiven, StxCommand} from '../cli/command.js'
import {commandLine} from '../cli/command-line.js'
import {CommandFailure, toFailure} from '../cli/failure.js'
import type {Site} from '../cli/many.js'
import {Reading} from '../cli/reading.js'
import {exitCode, type Result, rows, several, text} from '../cli/result.js'
import {type Explanation, explanationsView, explanationText} from '../views/why.js'
import type {Place} from './why-reading.js'

/** Milliseconds for one answer, where nobody said how long a request may take. */
const PATIENCE_MS = 30_000

/** Tells why something is as it is: the sentence first. Where something is wrong it ends with 3, of some of many with 7. */
export abstract class Why extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  /** What it is asked about: the name of the first column. */
  abstract readonly about: string

  /** Why it is so at one place. */
  protected abstract explain(apis: Apis, given: AnyGiven, place: Place): Promise<Explanation>

  async look(apis: Apis, given: AnyGiven, site?: Site): Promise<Result> {
    const subcloud = site?.subcloud ?? given.globals.subcloud
    const place = {subcloud, now: () => this.systemTime()}
    if (site === undefined)
      return this.told(within(subcloud, await this.#explainOne(await this.patient(apis), given, place)))
    const explanation = await this.explain(apis, given, place)
    const wrong = explanation.verdict === 'wrong'
    const failure = wrong ? new CommandFailure('target-failed', explanation.sentence) : undefined
    return several([rows(explanationsView(this.about), [explanation])], failure)
  }

  /** Where a site is silent as a whole, those that look at it from outside know why. */
  async #explainOne(apis: Apis, given: AnyGiven, place: Place): Promise<Explanation> {
    const {subcloud} = place
    try {
      return await this.explain(apis, given, place)
    } catch (error) {
      if (subcloud === undefined || this.about === 'subcloud') throw error
      const {isSilent} = await import('./why-reading.js')
      const failure = toFailure(error)
      if (!isSilent(failure)) throw error
      throw new CommandFailure(failure.kind, failure.message, `see: ${commandLine(['subcloud', 'why', subcloud])}`)
    }
  }

  /** The same services: what hangs is not waited for longer than somebody waits for an answer. */
  protected async patient(apis: Apis): Promise<Apis> {
    if (this.globals.timeout !== undefined) return apis
    const {withinPatience} = await import('./why-reading.js')
    return withinPatience(apis, PATIENCE_MS)
  }

  /** Of one: all that is known. */
  protected told(explanation: Explanation): Result {
    const {isTTY, columns} = this.printing().options.terminal
    const shown = text(explanationText(explanation, isTTY ? columns : undefined), explanation)
    return several([shown], explanation.verdict === 'wrong' ? exitCode(3) : undefined)
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

/** Whoever reads the answer later wants to know of which system it is. */
const within = (subcloud: string | undefined, explanation: Explanation): Explanation =>
  subcloud === undefined ? explanation : {...explanation, sentence: `in ${subcloud} ${explanation.sentence}`}

const order: readonly Explanation['verdict'][] = ['wrong', 'under way', 'well']
