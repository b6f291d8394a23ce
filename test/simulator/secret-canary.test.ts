import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {stringify} from 'yaml'
import {planted} from './support/planted.js'
import {type Answer, openSession, type Session} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'
import {realPath, type Write, writes} from './support/write.js'

const plain = readFileSync(new URL('support/plain-writes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** Under all these names something stands that is nobody's business, in one request or another. */
const names = [
  ...['password', 'Password', 'adminPassword', 'sysadmin_password', 'bmc_password', 'bm_password', 'manager_password'],
  ...['original_password', 'admin_password', 'passphrase', 'client_secret', 'secret', 'token', 'api_key', 'tls_key'],
  ...['private_key', 'community', 'ansible_become_pass'],
]

const all = (secret: string) => Object.fromEntries(names.map((name) => [name, secret]))

/** A body of every shape that the services take, with the secret in every corner of it. */
const bodies: Readonly<Record<string, (secret: string) => unknown>> = {
  members: (secret) => ({
    ...all(secret),
    ...Object.fromEntries(
      ['user', 'values', 'parameters', 'capabilities', 'location'].map((name) => [name, all(secret)]),
    ),
    description: `password=${secret}`,
    options: [`password=${secret}`],
  }),
  patch: (secret) => names.map((name) => ({op: 'replace', path: `/${name}`, value: secret})),
}

async function sendForm(session: Session, method: string, path: string, secret: string): Promise<Answer> {
  const body = new FormData()
  for (const name of names) body.set(name, secret)
  for (const field of ['file', 'install_values', 'bootstrap_values', 'deploy_config']) {
    body.set(field, new Blob([stringify(all(secret))]), `${field}.yml`)
  }
  const headers = {'x-auth-token': session.token}
  const response = await fetch(session.simulator.url + path, {method, headers, body})
  return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.text()}
}

async function sendAll(session: Session, write: Write, secret: string): Promise<Answer[]> {
  const answers: Answer[] = []
  const send = async (query = '', body?: unknown) => {
    answers.push(await session.ask(write.method, (await realPath(session, write)) + query, body))
  }
  for (const shape of Object.values(bodies)) await send('', shape(secret))
  await send(`?password=${encodeURIComponent(secret)}`)
  answers.push(await sendForm(session, write.method, await realPath(session, write), secret))
  return answers
}

const forms = (secret: string): string[] => [
  secret,
  // Before, between and after other text the same letters have other digits.
  ...['', '-', '--'].map((before) => {
    const digits = Buffer.from(before + secret)
      .toString('base64')
      .replace(/=+$/, '')
    return digits.slice(before.length === 0 ? 0 : 4, -2)
  }),
  encodeURIComponent(secret),
]

const filesIn = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

test('each write is known to take something secret, or nothing', async () => {
  const session = await openSession()
  const taking = writes(session).filter(({method}) => method !== 'DELETE')
  await session.simulator.close()
  const names = taking.map(({name}) => name)
  // Give a new write a request in planted.ts, or a line in plain-writes.txt where no value of it can be a secret.
  expect([...plain, ...Object.keys(planted)].sort()).toEqual(names.sort())
})

test('what a request says in confidence stands in no file, no copy and no log', async () => {
  const folder = temporaryDirectory()
  const reported: string[] = []
  const session = await openSession({
    store: folder,
    subclouds: 4,
    report: (error) => reported.push(error instanceof Error ? `${error.stack} ${String(error.cause)}` : String(error)),
  })
  const {simulator} = session
  const known = writes(session)
  const secrets = new Map<string, string>()
  const secretOf = (what: string) => {
    const secret = `Canary${secrets.size.toString(36).padStart(4, '0')}Pqrstuvwxyz`
    secrets.set(secret, what)
    return secret
  }
  const refused: string[] = []
  for (const write of known) {
    for (const [index, plant] of (planted[write.name] ?? []).entries()) {
      const what = `${write.name} (${index + 1})`
      const answer = await plant(session, secretOf(what))
      if (answer.status >= 300) refused.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
  }
  expect(refused).toEqual([])
  await simulator.advance('1h')
  const loud: string[] = []
  for (const write of known) {
    const secret = secretOf(write.name)
    for (const {status, body} of await sendAll(session, write, secret)) {
      if (status >= 400 && JSON.stringify(body).includes(secret)) loud.push(`${write.name}: ${JSON.stringify(body)}`)
    }
  }
  await simulator.advance('1h')
  simulator.sim.database.saveTo(join(folder, 'copy.db'))
  const files = [...filesIn(folder), Buffer.from(reported.join('\n'))]
  await simulator.close()
  files.push(...filesIn(folder))
  const told = [...secrets].filter(([secret]) =>
    forms(secret).some((form) => files.some((file) => file.includes(form))),
  )
  expect(told.map(([, what]) => what)).toEqual([])
  expect(files.some((file) => file.includes(session.token))).toBe(false)
  expect(loud).toEqual([])
})
