import type {OwnRequest} from '../../../seams.js'

export interface Target {
  readonly address: string
  readonly username: string
  readonly password: string
  readonly image: string
}

type Json = Readonly<Record<string, unknown>>

/** The codes are those by which dcmanager recognizes what to advise. */
const unreachable = 'Ping to BMC has failed. Check BMC values in install values file. Err_code=ping_bmc'
const refused = 'Failed to connect to BMC. Check BMC credentials in install values file. Err_code=bmc_cred'
const stuck = 'BMC operations timed out. Err_code=rvmc_timeout'

class InstallerFailure extends Error {}

const exited = (what: string) => new InstallerFailure(`The RVMC script exited with failure response: ${what}`)

/** What a step says that has no meaning of its own. */
function failureOf(status: number, step: string, body: unknown): InstallerFailure {
  if (status === 502 || status === 504) return new InstallerFailure(unreachable)
  if (status === 401 || status === 403) return new InstallerFailure(refused)
  // Tried again until the time that the whole script has is over.
  if (status === 503) return new InstallerFailure(stuck)
  const said = (body as {error?: {message?: unknown}} | null)?.error?.message
  return exited(`${step} (HTTP Status : ${status}${typeof said === 'string' ? `, ${said}` : ''})`)
}

const linkOf = (json: Json, key: string): string =>
  String((json[key] as {'@odata.id'?: unknown} | undefined)?.['@odata.id'] ?? '')

const membersOf = (json: Json): string[] =>
  ((json['Members'] ?? []) as {'@odata.id': string}[]).map((member) => member['@odata.id'])

const actionOf = (json: Json, name: string): string =>
  String(((json['Actions'] ?? {}) as Record<string, {target?: unknown} | undefined>)[name]?.target ?? '')

/** As the installer of the platform does it: off, eject, insert, boot from it once, on. */
export async function bootFromImage(ask: OwnRequest, {address, username, password, image}: Target): Promise<void> {
  let headers: Record<string, string> = {}
  const send = async (step: string, ...[method, path, body]: [Parameters<OwnRequest>[0], string, Json?]) => {
    const answer = await ask(method, path, {headers, body})
    if (answer.status >= 400) throw failureOf(answer.status, step, answer.body)
    return {headers: answer.headers, json: (answer.body || {}) as Json}
  }
  const get = async (step: string, path: string): Promise<Json> => (await send(step, 'GET', path)).json

  const root = await get('Root Query', `/bmc/${address}/redfish/v1`)
  const sessions = linkOf(root['Links'] as Json, 'Sessions')
  const session = await send('Create Communication Session', 'POST', sessions, {
    UserName: username,
    Password: password,
  })
  headers = {'x-auth-token': String(session.headers['x-auth-token'])}
  const [manager = ''] = membersOf(await get('Get Managers', linkOf(root, 'Managers')))
  const [server = ''] = membersOf(await get('Get Systems', linkOf(root, 'Systems')))
  const drive = await findDrive(get, linkOf(await get('Get Managers', manager), 'VirtualMedia'))
  const reset = actionOf(await get('Get Systems', server), '#ComputerSystem.Reset')
  await send('Power Off Host', 'POST', reset, {ResetType: 'ForceOff'})
  if (drive['Inserted'] === true) await send('Eject Image', 'POST', actionOf(drive, '#VirtualMedia.EjectMedia'), {})
  await send('Insert Image', 'POST', actionOf(drive, '#VirtualMedia.InsertMedia'), {
    Image: image,
    Inserted: true,
    WriteProtected: true,
  })
  await send('Set Boot Override', 'PATCH', server, {
    Boot: {BootSourceOverrideEnabled: 'Once', BootSourceOverrideTarget: 'Cd', BootSourceOverrideMode: 'UEFI'},
  })
  await send('Power On Host', 'POST', reset, {ResetType: 'On'})
  await send('Close Session', 'DELETE', String(session.headers['location']))
}

async function findDrive(get: (step: string, path: string) => Promise<Json>, media: string): Promise<Json> {
  for (const member of membersOf(await get('Get Virtual Media', media))) {
    const drive = await get('Get Virtual Media', member)
    const types = (drive['MediaTypes'] ?? []) as string[]
    if (!types.some((type) => type === 'CD' || type === 'DVD')) continue
    if (actionOf(drive, '#VirtualMedia.InsertMedia') !== '') return drive
    const type = String(drive['@odata.type'])
    throw exited(`virtual media ${type.split('.')[1] ?? type} of this BMC has no InsertMedia action`)
  }
  throw exited('Failed to find CD or DVD Virtual media type')
}
