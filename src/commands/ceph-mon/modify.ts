import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {assignmentsArg} from '../../cli/flags.js'
import {one, type Result, remark, rows, several} from '../../cli/result.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {assignments} from '../../inputs/words.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonModify extends Acting {
  static override summary = 'change the ceph monitors'
  static override description = 'All monitors have the same size: a new one is set on all of them.'
  static override examples = ['<%= config.bin %> ceph-mon modify controller-0 ceph_mon_gib=25']
  static override hiddenAliases = ['system:ceph-mon-modify']
  static override args = {
    controller: Args.string({required: true, options: ['controller-0', 'controller-1'], description: 'the controller'}),
    change: assignmentsArg,
  }

  override readonly result = cephMonView

  async act({sysinv}: Apis, {args}: Given<typeof CephMonModify>): Promise<Result> {
    const change = assignments(args.change)
    const changed = await cephMons(sysinv).modify(args.controller, change)
    const shown = Array.isArray(changed) ? rows(this.result, changed) : one(this.result, changed)
    return several([
      shown,
      remark('in use after the hosts were locked and unlocked: stx host lock, host unlock', nextSteps),
    ])
  }
}

/** The words of the official program, among empty lines. */
const nextSteps = `
System configuration has changed.
Lock and unlock the impacted hosts to complete system configuration.
`
