import {StxCommand} from '../cli/command.js'
import type {Settling} from '../cli/wait.js'
import type {Answer} from '../client/usm/answer.js'
import type {Deploys} from '../client/usm/deploy.js'
import {deployHostView, deployView} from '../views/deploy.js'

interface WaitValues {
  wait?: boolean
  deadline?: string
}

/** What the commands share that ask usm to do something: its answer, and waiting for what it started. */
export abstract class SoftwareCommand extends StxCommand {
  /** The official program prints the most serious of the texts, stx all of them. */
  protected async tell(answer: Answer): Promise<void> {
    await this.done(this.#said(answer) || 'done', answer, this.#said(answer))
  }

  /** The same beside data. */
  protected mention(answer: Answer): void {
    const said = this.#said(answer)
    if (said) this.remark(said)
  }

  /** Without `--wait` what usm said; with it what became of it, when it has ended. */
  protected async follow<T>(
    flags: WaitValues,
    answer: Answer,
    settling: Settling<T>,
    showEnd: (end: T) => Promise<void>,
  ): Promise<void> {
    if (!flags.wait) return this.tell(answer)
    this.mention(answer)
    await showEnd(await this.settle(flags, await settling.read(), settling))
  }

  /** The same for a step of the deployment. */
  protected async followDeploy(
    flags: WaitValues,
    answer: Answer,
    api: Deploys,
    step: 'start' | 'activate' | 'activate-rollback',
  ): Promise<void> {
    const {deployStep} = await import('../client/usm/deploy.js')
    const settling = {
      target: 'deployment',
      read: api.current,
      judge: deployStep(step),
      watch: 'stx software deploy show',
    }
    await this.follow(flags, answer, settling, async (deploy) => deploy && this.list(deployView, [deploy]))
  }

  /** The same for one host. */
  protected async followHost(
    flags: WaitValues,
    answer: Answer,
    api: Deploys,
    host: string,
    way: 'deploy' | 'rollback',
  ): Promise<void> {
    const {hostDeploying, hostRollingBack} = await import('../client/usm/deploy.js')
    const settling = {
      target: `host ${host}`,
      read: () => api.host(host),
      judge: way === 'deploy' ? hostDeploying : hostRollingBack,
      watch: 'stx software deploy host-list',
    }
    await this.follow(flags, answer, settling, async (row) => row && this.list(deployHostView, [row]))
  }

  #said({info, warning}: Answer): string {
    if (this.official) return warning ? `Warning:\n${warning}` : (info ?? '')
    return [info, warning && `warning: ${warning}`]
      .map((text) => text?.trim())
      .filter(Boolean)
      .join('\n')
  }
}
