import {Flags} from '@oclif/core'
import type {Finding} from '../../client/finding.js'
import {simulatedBmc} from '../../families/simulated-bmc.js'
import {deploymentFlags, SubcloudCommand} from '../../families/subcloud.js'
import type {SiteValues} from '../../inputs/site/site-values.js'
import {checkView} from '../../views/check.js'

export default class SubcloudPreflight extends SubcloudCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudPreflight)
    const {'install-values': install, 'bootstrap-values': bootstrap} = flags
    if (!install && !bootstrap) this.refuse('nothing to check', 'give --install-values, --bootstrap-values or both')
    if (flags['bmc-url'] !== undefined && !isPlainUrl(flags['bmc-url'])) {
      this.refuse('--bmc-url is no http:// or https:// address', 'leave user and password out: the values name them')
    }
    const {inspectSite} = await import('../../inputs/site/site-file.js')
    const site = await inspectSite({bootstrap, install})
    const findings: Finding[] = [...(site.bootstrap?.findings ?? []), ...(site.install?.findings ?? [])]
    if (site.install) findings.push(...(await this.inspectBmc(site.install.values, flags)))
    const rows = findings.map(({check, state, detail, fix}) => ({check, state, detail, fix}))
    await this.list(checkView, rows)
    if (rows.some(({state}) => state === 'fail')) this.exit(3)
  }

  private async inspectBmc(values: SiteValues, flags: {'bmc-password'?: string; 'bmc-url'?: string; data?: string}) {
    const [{inspectBmc}, {familyOf}, {textOf}] = await Promise.all([
      import('../../client/redfish/inspect.js'),
      import('../../inputs/site/network.js'),
      import('../../inputs/site/site-values.js'),
    ])
    const [address, username] = [textOf(values, 'bmc_address'), textOf(values, 'bmc_username')]
    const family = familyOf(address)
    // What is wrong with them has been found already.
    if (!family || username === '') return []
    const genuine = `https://${family === 6 ? `[${address}]` : address}`
    const base =
      flags['bmc-url'] ?? (await simulatedBmc(this.globals, this.context, {address, data: flags.data})) ?? genuine
    const inFile = textOf(values, 'bmc_password')
    const encoded = flags['bmc-password'] === undefined && inFile ? inFile : await this.bmc(flags['bmc-password'])
    const password = Buffer.from(encoded, 'base64').toString('utf8')
    return inspectBmc(base.replace(/\/+$/, ''), {username, password}, this.context.signal)
  }
}

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
