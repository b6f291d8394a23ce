import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given, GlobalValues} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {exitCode, rows, several} from '../../cli/result.js'
import type {Finding} from '../../client/finding.js'
import {simulatedBmc} from '../../families/simulated-bmc.js'
import {deploymentFlags, SubcloudInput} from '../../families/subcloud-input.js'
import type {SiteValues} from '../../inputs/site/site-values.js'
import {checkView} from '../../views/check.js'

export default class SubcloudPreflight extends Reading {
  static override summary = 'check values and board controller before a subcloud is installed'
  static override description =
    'Checks keys and addresses of the files, then asks the board controller that they name: does it answer, is its ' +
    'certificate trusted, does it let the user in, can the server be switched, can an image be inserted. Changes ' +
    'nothing, and needs no connection to a system controller. Exits with 3 when an installation would fail; warnings ' +
    'do not count.'
  static override examples = [
    '<%= config.bin %> subcloud preflight --install-values site1-install.yml',
    '<%= config.bin %> subcloud preflight --install-values site1-install.yml --bootstrap-values site1.yml --format json',
  ]
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'bmc-password': deploymentFlags['bmc-password'],
    'bmc-url': Flags.string({
      summary: 'where Redfish answers, if not at https://<bmc_address>; simulated servers are found by themselves',
      helpValue: 'URL',
    }),
    data: Flags.directory({summary: 'the simulator of this directory has the board controller', helpValue: 'DIR'}),
  }

  override readonly reach = 'here'

  protected readonly input = new SubcloudInput(this.voice, this.context)

  override check({flags}: Given<typeof SubcloudPreflight>) {
    const {'install-values': install, 'bootstrap-values': bootstrap, 'bmc-url': url} = flags
    if (!install && !bootstrap)
      this.voice.refuse('nothing to check', 'give --install-values, --bootstrap-values or both')
    if (url !== undefined && !isPlainUrl(url)) {
      this.voice.refuse(
        '--bmc-url is no http:// or https:// address',
        'leave user and password out: the values name them',
      )
    }
  }

  async look(_apis: Apis, {flags, globals}: Given<typeof SubcloudPreflight>) {
    const {inspectSite} = await import('../../inputs/site/site-file.js')
    const site = await inspectSite({bootstrap: flags['bootstrap-values'], install: flags['install-values']})
    const findings: Finding[] = [...(site.bootstrap?.findings ?? []), ...(site.install?.findings ?? [])]
    if (site.install) findings.push(...(await this.#inspectBmc(site.install.values, flags, globals)))
    const list = findings.map(({check, state, detail, fix}) => ({check, state, detail, fix}))
    const failed = list.some(({state}) => state === 'fail')
    return several([rows(checkView, list)], failed ? exitCode(3) : undefined)
  }

  async #inspectBmc(
    values: SiteValues,
    flags: {'bmc-password'?: string; 'bmc-url'?: string; data?: string},
    globals: GlobalValues,
  ) {
    const [{inspectBmc}, {familyOf}, {textOf}] = await Promise.all([
      import('../../client/redfish/inspect.js'),
      import('../../addressing/network.js'),
      import('../../inputs/site/site-values.js'),
    ])
    const [address, username] = [textOf(values, 'bmc_address'), textOf(values, 'bmc_username')]
    const family = familyOf(address)
    // What is wrong with them has been found already.
    if (!family || username === '') return []
    const genuine = `https://${family === 6 ? `[${address}]` : address}`
    const base = flags['bmc-url'] ?? (await simulatedBmc(globals, this.context, {address, data: flags.data})) ?? genuine
    const inFile = textOf(values, 'bmc_password')
    const encoded = flags['bmc-password'] === undefined && inFile ? inFile : await this.input.bmc(flags['bmc-password'])
    const password = Buffer.from(encoded, 'base64').toString('utf8')
    return inspectBmc(base.replace(/\/+$/, ''), {username, password}, this.context.signal)
  }
}

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
