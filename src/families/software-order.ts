import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {confirmFlags, hostNameArg, waitFlags} from '../cli/flags.js'
import {nothing, type Result, rows, type Said, said} from '../cli/result.js'
import type {Voice} from '../cli/voice.js'
import type {Settling} from '../cli/wait.js'
import type {Standing} from '../client/standing.js'
import type {Answer} from '../client/usm/answer.js'
import {type Deploy, type DeployHost, type Deploys, deployStep, deploys} from '../client/usm/deploy.js'
import type {View} from '../output/view.js'
import {deployHostView, deployView} from '../views/deploy.js'

/** Asks usm to do something; what it answers is said. */
export abstract class SoftwareOrder extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags

  abstract order(apis: Apis, given: AnyGiven): Promise<Answer>

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    return told(this.voice, await this.order(apis, given))
  }
}

/** Asks usm to begin something: without `--wait` its answer is said; with it what came of it is shown when it has ended. */
abstract class SoftwareStep<Row> extends SoftwareOrder {
  // As above.
  static override baseFlags = Acting.baseFlags

  abstract override readonly result: View<Row>

  abstract watching(api: Deploys, given: AnyGiven): Settling<Row | undefined>

  override async act(apis: Apis, given: AnyGiven): Promise<Result> {
    return this.follow(apis, given, await this.order(apis, given))
  }

  protected async follow({usm}: Apis, given: AnyGiven, answer: Answer): Promise<Result> {
    if (!given.flags.wait) return told(this.voice, answer)
    this.voice.remark(wordsOf(this.voice, answer))
    const settling = this.watching(deploys(usm), given)
    const end = await this.settle(given.flags, await settling.read(), settling)
    return end ? rows(this.result, [end]) : nothing
  }
}

/** A step of the deployment. */
export abstract class DeployStep extends SoftwareStep<Deploy> {
  // As above.
  static override baseFlags = Acting.baseFlags

  result = deployView

  abstract readonly step: 'start' | 'activate' | 'activate-rollback'

  watching = (api: Deploys) => ({
    target: 'deployment',
    read: api.current,
    judge: deployStep(this.step),
    watch: 'stx software deploy show',
    why: 'stx orchestration why sw-deploy',
    resume: ['software', 'wait', '--until', `state=${this.step}-done`],
  })
}

/** What is done to one host of it. */
export abstract class DeployHostStep extends SoftwareStep<DeployHost> {
  static override args = {host: hostNameArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
    ...waitFlags,
  }

  result = deployHostView

  abstract readonly judge: (host: DeployHost | undefined) => Standing

  watching = (api: Deploys, {args: {host}}: Given<typeof DeployHostStep>) => ({
    target: `host ${host}`,
    read: () => api.host(host),
    judge: this.judge,
    watch: 'stx software deploy host-list',
    why: 'stx orchestration why sw-deploy',
  })
}

export const told = (voice: Voice, answer: Answer): Said => {
  const words = wordsOf(voice, answer)
  return said(words || 'done', answer, words)
}

/** The official program prints the most serious of the texts, stx all of them. */
export const wordsOf = (voice: Voice, {info, warning}: Answer): string =>
  voice.either(
    [info, warning && `warning: ${warning}`]
      .map((text) => text?.trim())
      .filter(Boolean)
      .join('\n'),
    warning ? `Warning:\n${warning}` : (info ?? ''),
  )
