import {X509Certificate} from 'node:crypto'
import {stat} from 'node:fs/promises'
import {readBounded} from '../file/read.js'
import {contextsFile, readContexts} from './contexts.js'
import {credentialsFile} from './credentials.js'
import type {ResolveInput} from './effective.js'
import {ConfigError} from './error.js'
import {type Explanation, explainConnection} from './explain.js'
import {LARGEST_FILE} from './private-file.js'
import {type Resolved, resolveConnection} from './resolve.js'
import type {SettingName} from './setting.js'

/** One line of `stx doctor`. */
export interface Check {
  check: string
  state: 'ok' | 'warn' | 'fail'
  detail: string
  /** What to do about it. */
  fix?: string
}

export interface Diagnosis {
  checks: Check[]
  /** Where the settings are complete: the network can be looked at with it. */
  resolved?: Resolved
}

const EXPIRES_SOON_DAYS = 30
const DAY_MS = 86_400_000

/** Everything about the settings that can be judged without asking the cloud. */
export async function diagnoseSettings(input: ResolveInput, now = Date.now()): Promise<Diagnosis> {
  const {paths} = input.environment
  const checks = await checkMode([contextsFile(paths), credentialsFile(paths)])
  const contexts = await attempt('contexts', () => readContexts(paths))
  if (isCheck(contexts)) checks.push(contexts)
  const explained = await attempt('configured', () => explainConnection(input))
  if (isCheck(explained)) return {checks: [...checks, explained]}
  const resolved = await attempt('configured', () => resolveConnection(input))
  if (isCheck(resolved)) return {checks: [...checks, resolved]}
  checks.push({check: 'configured', state: 'ok', detail: placeOf(explained)})
  checks.push(...explained.notices.map((detail): Check => ({check: 'configured', state: 'warn', detail})))
  if (explained.missing.includes('password')) {
    const fix = 'run `stx login`'
    return {checks: [...checks, {check: 'password', state: 'fail', detail: 'none is stored for this user', fix}]}
  }
  checks.push(...(await checkTls(resolved, now)))
  return {checks, resolved}
}

/** A failure of the settings is a finding here, not the end. */
async function attempt<T extends object>(check: string, work: () => Promise<T>): Promise<T | Check> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConfigError) return {check, state: 'fail', detail: error.message, fix: error.hint}
    throw error
  }
}

const isCheck = (value: object): value is Check => 'check' in value

function placeOf({source, settings}: Explanation): string {
  const shown = (name: SettingName) => settings.find(({setting}) => setting === name)?.value
  const user = shown('username')
  return `${source}${user ? `, ${user}` : ''}${shown('auth_url') ? ` at ${shown('auth_url')}` : ''}`
}

async function checkMode(paths: string[]): Promise<Check[]> {
  const checks: Check[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || (found.mode & 0o077) === 0) continue
    const mode = (found.mode & 0o777).toString(8)
    checks.push({check: 'files', state: 'warn', detail: `${path} has mode ${mode}`, fix: `chmod 600 ${path}`})
  }
  return checks
}

async function checkTls({connection: {tls}}: Resolved, now: number): Promise<Check[]> {
  const checks: Check[] = []
  if (tls?.insecure) {
    const fix = 'give the CA with --os-cacert or OS_CACERT instead of --insecure'
    checks.push({check: 'tls', state: 'warn', detail: 'certificates are not verified', fix})
  }
  for (const [what, path] of [
    ['CA', tls?.caFile],
    ['client certificate', tls?.certFile],
    ['client key', tls?.keyFile],
  ] as const) {
    if (path !== undefined) checks.push(await checkPem(what, path, now))
  }
  return checks
}

async function checkPem(what: string, path: string, now: number): Promise<Check> {
  try {
    const pem = (await readBounded(path, {largest: LARGEST_FILE})).toString('utf8')
    if (what === 'client key') return {check: 'tls', state: 'ok', detail: `${what} ${path}`}
    return expiryCheck(`${what} ${path}`, new Date(new X509Certificate(pem).validTo), now)
  } catch (error) {
    const detail = `${what} ${path} cannot be used: ${(error as Error).message}`
    return {check: 'tls', state: 'fail', detail, fix: 'check the path and that it is a PEM file'}
  }
}

/** How much longer a certificate holds. */
export function expiryCheck(what: string, validTo: Date, now: number): Check {
  const day = validTo.toISOString().slice(0, 10)
  const days = Math.floor((validTo.getTime() - now) / DAY_MS)
  if (validTo.getTime() <= now)
    return {check: 'tls', state: 'fail', detail: `${what} expired on ${day}`, fix: 'renew it'}
  const soon = days < EXPIRES_SOON_DAYS
  const detail = `${what} holds until ${day}${soon ? `, ${days} days more` : ''}`
  return {check: 'tls', state: soon ? 'warn' : 'ok', detail, fix: soon ? 'renew it' : undefined}
}
