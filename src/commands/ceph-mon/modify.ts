import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {assignmentsArg} from '../../cli/flags.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {assignments} from '../../inputs/words.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonModify extends StxCommand {
  static override summary = 'change the ceph monitors'
  static override description = 'All monitors have the same size: a new one is set on all of them.'
  static override examples = ['<%= config.bin %> ceph-mon modify controller-0 ceph_mon_gib=25']
  static override hiddenAliases = ['system:ceph-mon-modify']
  static override args = {
    controller: Args.string({required: true, options: ['controller-0', 'controller-1'], description: 'the controller'}),
    change: assignmentsArg,
  }

  override readonly result = cephMonView

  async run(): Promise<void> {
    const {args} = await this.parse(CephMonModify)
    const change = assignments(args.change)
    const changed = await cephMons(await this.api('sysinv')).modify(args.controller, change)
    if (Array.isArray(changed)) await this.list(this.result, changed)
    else await this.show(this.result, changed)
    this.remark(
      this.official ? nextSteps : 'in use after the hosts were locked and unlocked: stx host lock, host unlock',
    )
  }
}

/** The words of the official program, among empty lines. */
const nextSteps = `
System configuration has changed.
Lock and unlock the impacted hosts to complete system configuration.
`
