import {readFile} from 'node:fs/promises'
import type {Credentials} from '../credentials.js'
import {type DaemonRecord, openrcFile, usersFile} from '../daemon-files.js'
import {SimulatorError} from '../kernel/problem.js'

export type Openrc = Readonly<Record<string, string>>

/** `export OS_…` lines, for a user of the simulator, in the central region or in a subcloud with its own keystone. */
export async function exports(daemon: DaemonRecord, wish: {user: string; subcloud?: string}): Promise<string> {
  const openrc = JSON.parse(await readFile(openrcFile(daemon.dataDir), 'utf8')) as Openrc
  const {users} = JSON.parse(await readFile(usersFile(daemon.dataDir), 'utf8')) as Credentials
  const user = users.find((one) => one.username === wish.user)
  if (user === undefined) throw new SimulatorError('not-found', `the simulator was made without a user ${wish.user}`)
  const region = wish.subcloud ?? openrc['region_name'] ?? ''
  const variables: [string, string | undefined][] = [
    ['OS_AUTH_URL', wish.subcloud === undefined ? openrc['auth_url'] : `${daemon.url}/${region}/keystone/v3`],
    ['OS_IDENTITY_API_VERSION', '3'],
    ['OS_USERNAME', user.username],
    ['OS_PASSWORD', user.password],
    ['OS_PROJECT_NAME', openrc['project_name']],
    ['OS_USER_DOMAIN_NAME', openrc['user_domain_name']],
    ['OS_PROJECT_DOMAIN_NAME', openrc['project_domain_name']],
    ['OS_REGION_NAME', region],
    ['OS_INTERFACE', openrc['interface']],
    ['OS_ENDPOINT_TYPE', `${openrc['interface']}URL`],
  ]
  if (openrc['cacert'] !== undefined) variables.push(['OS_CACERT', openrc['cacert']])
  return variables.map(([name, value]) => `export ${name}=${quoted(value ?? '')}\n`).join('')
}

const quoted = (text: string): string => (/^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
