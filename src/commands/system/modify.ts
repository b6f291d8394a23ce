import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {one, type Result, remark, said, several} from '../../cli/result.js'
import type {Api} from '../../client/api.js'
import {certificates} from '../../client/sysinv/platform/certificate.js'
import {checkMode, systems} from '../../client/sysinv/platform/system.js'
import {systemView} from '../../views/system.js'

const truth = ['true', 'false', 'True', 'False'] as const

export default class SystemModify extends Acting {
  static override summary = 'change attributes of the system'
  static override examples = [
    '<%= config.bin %> system modify --name lab-1 --location "row 7"',
    '<%= config.bin %> system modify --timezone UTC',
    '<%= config.bin %> system modify --https-enabled true',
  ]
  static override hiddenAliases = ['system:modify']
  static override flags = {
    name: Flags.string({char: 'n', summary: 'name of the system'}),
    sdn_enabled: Flags.option({char: 's', options: truth, summary: 'whether there is an SDN controller'})(),
    timezone: Flags.string({char: 't', summary: 'time zone'}),
    system_mode: Flags.string({char: 'm', summary: 'turn a simplex into a duplex', helpValue: 'duplex|duplex-direct'}),
    description: Flags.string({char: 'd', summary: 'description'}),
    contact: Flags.string({char: 'c', summary: 'whom to call'}),
    location: Flags.string({char: 'l', summary: 'where it is'}),
    latitude: Flags.string({aliases: ['la'], summary: 'latitude'}),
    longitude: Flags.string({aliases: ['lo'], summary: 'longitude'}),
    https_enabled: Flags.option({char: 'p', options: truth, summary: 'whether the platform speaks HTTPS'})(),
    vswitch_type: Flags.string({char: 'v', summary: 'virtual switch'}),
    security_feature: Flags.option({
      char: 'S',
      options: ['spectre_meltdown_v1', 'spectre_meltdown_all'] as const,
      summary: 'which mitigations the kernel boots with',
    })(),
    ...confirmFlags,
  }

  override readonly result = systemView

  async act({sysinv}: Apis, {flags}: Given<typeof SystemModify>): Promise<Result> {
    const api = systems(sysinv)
    const system = await api.get()
    const {system_mode: mode} = flags
    if (mode !== undefined) {
      checkMode(system, mode)
      if (!(await this.#mayChangeMode(flags, system.name ?? 'system', mode))) return said('Operation cancelled.')
    }
    const secured = flags.https_enabled === 'true' ? await certificateInUse(sysinv) : undefined
    const changed = one(this.result, await api.modify(system.uuid, flags))
    return secured ? several([changed, remark(secured)]) : changed
  }

  /** The official program asks in any case, on whatever standard input is. */
  async #mayChangeMode(flags: {yes?: boolean}, name: string, mode: string): Promise<boolean> {
    if (this.voice.judgesFirst || flags.yes) {
      await this.confirm(flags, name, `reconfigure ${name} to ${mode}`)
      return true
    }
    const layout = mode === 'duplex-direct' ? 'direct connect' : 'duplex'
    const question = `\nThe system will be reconfigured to AIO ${layout}. Cables must be reconnected at the controllers.\n`
    if ((await this.answer(`${question}Are you sure you want to continue [yes/N]: `)) !== 'yes') return false
    this.voice.remark('Please follow the admin guide to complete the reconfiguration.')
    return true
  }
}

async function certificateInUse(sysinv: Api): Promise<string> {
  const ssl = (await certificates(sysinv).list()).find(({certtype}) => certtype === 'ssl')
  return ssl
    ? `HTTPS is enabled with existing certificate ${ssl.uuid}.`
    : 'HTTPS is enabled with a system generated self-signed certificate.\nReplace it by one that your CA has signed.'
}
