import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import type {Site} from '../cli/many.js'
import {Reading} from '../cli/reading.js'
import {exitCode, one, type Result, rows, several} from '../cli/result.js'
import {diagnoseSettings} from '../config/doctor.js'
import {resolveConnection} from '../config/resolve.js'
import {diagnoseCloud, diagnoseSite, knock} from '../families/health.js'
import {checkView, siteHealthView} from '../views/check.js'

export default class Doctor extends Reading {
  static override summary = 'check settings, connection and services, and say how to mend what is wrong'
  static override description =
    'Looks at the settings and their files, reaches keystone and each service, signs in, asks each service something ' +
    'with the token, and compares clocks and certificates. Exits with 1 when something has failed; warnings do not ' +
    'count. With --subcloud it looks at the services there; with --subclouds at those of many, in one row each, and ' +
    'exits with 7 when something has failed somewhere.'
  static override examples = [
    '<%= config.bin %> doctor',
    '<%= config.bin %> doctor --context prod',
    '<%= config.bin %> doctor --subcloud subcloud1',
    '<%= config.bin %> doctor --subclouds all',
    '<%= config.bin %> doctor --format json',
  ]

  #door: ReturnType<Doctor['openDoor']> | undefined

  async look(_apis: Apis, {globals}: Given<typeof Doctor>, site?: Site): Promise<Result> {
    if (site) return this.lookAtSite(site)
    const {environment, signal} = this.context
    const {checks, resolved} = await diagnoseSettings({flags: globals, environment})
    const explain = (error: unknown) => this.withNames(error)
    const network = resolved
      ? await diagnoseCloud(resolved.connection, signal, {subcloud: globals.subcloud, explain})
      : []
    const findings = [...checks, ...network]
    const failed = findings.some(({state}) => state === 'fail')
    return several([rows(checkView, findings)], failed ? exitCode(1) : undefined)
  }

  /** The settings led there already, or nobody would know which sites there are. */
  private async lookAtSite({region, left}: Site): Promise<Result> {
    this.#door ??= this.openDoor()
    const {direct, transport} = await this.#door
    const {signal} = this.context
    const health = await diagnoseSite({cloud: await this.cloud(), transport, left}, region, {
      direct,
      signal,
    })
    const {state, detail} = health
    const failure = state === 'fail' ? new CommandFailure('failed', detail ?? state) : undefined
    return several([one(siteHealthView, health)], failure)
  }

  private async openDoor() {
    const {environment, signal} = this.context
    const {connection} = await resolveConnection({flags: this.globals, environment})
    return {...(await knock(connection, signal)), direct: connection.proxy === undefined}
  }

  protected override async finally(): Promise<void> {
    await (await this.#door?.catch(() => undefined))?.close()
    await super.finally()
  }
}
