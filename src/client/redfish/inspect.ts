import {type Finding, fail, ok, warn} from '../finding.js'
import {Bmc, type BmcLogin, type BmcOptions, hasAction, linkOf, membersOf, type Resource, wordOf} from './bmc.js'

const CERTIFICATE = /CERT|SELF_SIGNED|ISSUER|SIGNATURE|ALTNAME/

/** What an installation needs of a board controller, looked at without changing anything there. */
export async function inspectBmc(
  base: string,
  login: BmcLogin,
  signal: AbortSignal,
  options: BmcOptions = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  let bmc = new Bmc(base, signal, {...options, verify: true})
  try {
    let root = await bmc.get('redfish/v1/').catch((error: NodeJS.ErrnoException) => error)
    if (root instanceof Error && CERTIFICATE.test(root.code ?? '')) {
      const fix = 'nothing, if it is its own: the installer does not verify it'
      findings.push(warn('tls', `the certificate is not trusted: ${root.code}`, fix))
      await bmc.close()
      bmc = new Bmc(base, signal, {...options, verify: false})
      root = await bmc.get('redfish/v1/').catch((error: NodeJS.ErrnoException) => error)
    } else if (!(root instanceof Error) && base.startsWith('https:')) {
      findings.push(ok('tls', 'the certificate is trusted'))
    }
    signal.throwIfAborted()
    if (root instanceof Error) {
      const why = root.code ?? root.message
      return [fail('reachable', `${base} does not answer: ${why}`, 'check bmc_address, its network and firewalls')]
    }
    if (root.status !== 200 || linkOf(root.resource, 'Systems') === undefined) {
      const detail = `${base} answers ${root.status}, without a Redfish service root`
      return [...findings, fail('reachable', detail, 'check bmc_address, and that Redfish is enabled there')]
    }
    const version = wordOf(root.resource, 'RedfishVersion') ?? 'of an unknown version'
    findings.push(ok('reachable', `${base} answers, Redfish ${version}`))
    const inside = inspectInside(bmc, root.resource, login).catch((error: NodeJS.ErrnoException) => {
      signal.throwIfAborted()
      return [fail('reachable', `${base} broke off: ${error.code ?? error.message}`, 'reset the BMC, then look again')]
    })
    return [...findings, ...(await inside)]
  } finally {
    await bmc.close()
  }
}

async function inspectInside(bmc: Bmc, root: Resource, login: BmcLogin): Promise<Finding[]> {
  const systems = await bmc.get(linkOf(root, 'Systems') ?? '', login)
  if (systems.status === 401 || systems.status === 403) {
    const fix = 'check bmc_username in the install values, and the password'
    return [fail('credentials', `${login.username} is not let in (${systems.status})`, fix)]
  }
  const credentials =
    systems.status === 200
      ? ok('credentials', `${login.username} is let in`)
      : fail('credentials', `asking for its systems fails (${systems.status})`, 'reset the BMC, then look again')
  const [server] = membersOf(systems.resource)
  return [
    credentials,
    await inspectServer(bmc, login, server),
    await inspectDrives(bmc, login, linkOf(root, 'Managers'), server),
  ]
}

async function inspectServer(bmc: Bmc, login: BmcLogin, link: string | undefined): Promise<Finding> {
  if (link === undefined) return fail('power', 'the BMC knows no server', 'update its firmware, or use another BMC')
  const {resource} = await bmc.get(link, login)
  const power = wordOf(resource, 'PowerState') ?? 'unknown'
  if (!hasAction(resource, '#ComputerSystem.Reset')) {
    return fail('power', 'the server cannot be switched through Redfish', 'give the user the role of an operator')
  }
  if (power !== 'On') return ok('power', `the server is ${power}`)
  return warn('power', 'the server is On', 'what runs there is wiped: make sure that this is the right one')
}

async function inspectDrives(
  bmc: Bmc,
  login: BmcLogin,
  managers: string | undefined,
  server?: string,
): Promise<Finding> {
  const check = 'virtual media'
  const owners = managers === undefined ? [] : membersOf((await bmc.get(managers, login)).resource)
  // Newer controllers have it below the system.
  for (const owner of [...owners, ...(server === undefined ? [] : [server])]) {
    const media = linkOf((await bmc.get(owner, login)).resource, 'VirtualMedia')
    if (media === undefined) continue
    for (const member of membersOf((await bmc.get(media, login)).resource)) {
      const {resource} = await bmc.get(member, login)
      const types = resource['MediaTypes']
      if (!Array.isArray(types) || !types.some((type) => type === 'CD' || type === 'DVD')) continue
      const version = /#VirtualMedia\.v(\d+(?:_\d+)*)/
        .exec(wordOf(resource, '@odata.type') ?? '')?.[1]
        ?.replaceAll('_', '.')
      const schema = `schema ${version ?? 'unknown'}`
      if (!hasAction(resource, '#VirtualMedia.InsertMedia')) {
        return fail(check, `no image can be inserted (${schema})`, 'update the firmware of the BMC; check its licence')
      }
      if (resource['Inserted'] !== true) return ok(check, `an image can be inserted (${schema})`)
      return warn(check, `holds ${wordOf(resource, 'ImageName') ?? 'an image'}`, 'nothing: it is ejected first')
    }
  }
  return fail(check, 'the BMC has no virtual CD or DVD', 'update its firmware; check its licence')
}
