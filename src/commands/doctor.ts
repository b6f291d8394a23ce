import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {Reading} from '../cli/reading.js'
import {exitCode, rows, several} from '../cli/result.js'
import {diagnoseSettings} from '../config/doctor.js'
import {diagnoseCloud} from '../families/health.js'
import {checkView} from '../views/check.js'

export default class Doctor extends Reading {
  static override summary = 'check settings, connection and services, and say how to mend what is wrong'
  static override description =
    'Looks at the settings and their files, reaches keystone and each service, signs in, asks each service something ' +
    'with the token, and compares clocks and certificates. Exits with 1 when something has failed; warnings do not ' +
    'count.'
  static override examples = [
    '<%= config.bin %> doctor',
    '<%= config.bin %> doctor --context prod',
    '<%= config.bin %> doctor --format json',
  ]

  override readonly reach = 'here'

  async look(_apis: Apis, {globals}: Given<typeof Doctor>) {
    const {environment, signal} = this.context
    const {checks, resolved} = await diagnoseSettings({flags: globals, environment})
    const findings = resolved ? [...checks, ...(await diagnoseCloud(resolved.connection, signal))] : checks
    const failed = findings.some(({state}) => state === 'fail')
    return several([rows(checkView, findings)], failed ? exitCode(1) : undefined)
  }
}
