import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {tellsOfFailure} from '../../client/bad-end.js'
import {type Host, hosts, whyNotLocked} from '../../client/sysinv/host/host.js'
import {hostView} from '../../views/host.js'

export default class HostWait extends Waiting<Host> {
  static override summary = 'wait for hosts, whoever began what is going on there'
  static override description =
    'Without --until it waits until no host has a task any more, and every unlocked host is enabled and available.'
  static override examples = [
    '<%= config.bin %> host wait controller-1 --until administrative=unlocked,availability=available',
    '<%= config.bin %> host wait --subclouds group:east --deadline 30m',
  ]
  static override args = {name: Args.string({multiple: true, description: 'names or ids of hosts'})}
  static override flags = untilFlags

  override readonly reach = 'systems'
  resource = 'host'
  view = hostView

  async read({sysinv}: Apis, {args}: Given<typeof HostWait>) {
    const all = await hosts(sysinv).list()
    return this.targets(all, {
      named: args.name,
      names: ({hostname, id}) => [hostname ?? String(id), String(id)],
    })
  }

  calm({administrative, operational, availability, task}: Host) {
    const state = [administrative, operational, availability].filter(Boolean).join(' ')
    const doing = task ? `${state}, ${task}` : state
    const settled = administrative !== 'unlocked' || (operational === 'enabled' && availability === 'available')
    const broken = tellsOfFailure(task) || (administrative === 'unlocked' && availability === 'failed' && !task)
    return {state: doing, busy: Boolean(task) || !settled, failed: broken ? doing : undefined}
  }

  protected override readonly hopeless = whyNotLocked

  protected override whyOf(target: string) {
    return `stx host why ${target}`
  }
}
