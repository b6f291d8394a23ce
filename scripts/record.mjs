// node scripts/record.mjs [--official] [PLAN...]: our programs, or the official ones of the PATH, tell
// test/conformance/plan/PLAN.plan to a simulator. What they asked, were answered and printed is written to
// test/conformance/replay/PLAN.jsonl: first the replies, each once, then a line for each command line.
// test/conformance/replay.test.ts plays them to our programs. Without names, what is there already is recorded anew.
import {readdirSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {Lane} from './conformance/lane.mjs'
import {officialPrograms, programs} from './conformance/official.mjs'
import {readPlan} from './conformance/plan.mjs'
import {services, standIn} from './conformance/stand-in.mjs'
import {residents} from './resident/resident.mjs'

const stories = resolve('test/conformance/plan')
const folder = resolve('test/conformance/replay')
const words = process.argv.slice(2)
const names = words.filter((word) => word !== '--official')
const official = officialPrograms()
const missing = words.includes('--official') ? programs.filter((program) => !official[program]) : []
if (missing.length > 0) throw new Error(`not on the PATH: the official ${missing.join(', ')}`)

const recorded = () => readdirSync(folder).map((file) => basename(file, '.jsonl'))
const ours = words.includes('--official') ? undefined : await residents(['stx', ...programs])
for (const name of names.length > 0 ? names : recorded()) await record(name)
await ours?.close()

async function record(name) {
  const plan = readPlan(join(stories, `${name}.plan`))
  const lane = new Lane(ours?.programs ?? official)
  const replies = new Map()
  const records = []
  let exchanges = []
  let printed = ''
  try {
    await lane.start(plan.start)
    const {token, endpoints} = await signIn(lane.variables)
    const middle = await standIn(async ({ask, headers, body, sent}) => {
      const [method, path] = ask.split(' ')
      const [, service, rest] = /^\/([^/]+)(.*)$/.exec(path)
      const reply = await fetch(endpoints[service] + rest, {
        method,
        headers: {
          'x-auth-token': token,
          accept: headers.accept ?? '*/*',
          ...(body.length > 0 && {'content-type': headers['content-type']}),
        },
        body: body.length > 0 ? body : undefined,
      })
      const type = reply.headers.get('content-type') ?? undefined
      const text = (await reply.text()).replaceAll(endpoints[service], `http://${service}`)
      const isJson = type?.includes('json') && text !== ''
      const content = JSON.stringify({type, ...(isJson ? {json: JSON.parse(text)} : {text})})
      if (!replies.has(content)) replies.set(content, replies.size)
      exchanges.push({ask, sent, status: reply.status, reply: replies.get(content)})
      return {status: reply.status, headers: type ? {'content-type': type} : {}, content: text}
    })
    lane.use(middle.variables)
    const files = {}
    for (const step of plan.steps) {
      if (step.kind === 'sim') await lane.simulate(step.words)
      else if (step.kind === 'file') {
        lane.write(step.name, step.content)
        files[step.name] = step.content
      } else if (step.kind === 'shell') await lane.must(step.line)
      else if (step.kind === 'set') lane.set(step.name, step.pattern, printed)
      else {
        exchanges = []
        const line = lane.fill(step.line)
        const {code, stdout} = await lane.run(line)
        printed = stdout
        // What differs on purpose is no judge, nor are files that are not there when it is played.
        if (step.differs || line.includes('$PWD')) continue
        if ((code === 0) === Boolean(step.refused)) console.log(`${step.at}: ${line}: exit ${code}`)
        const named = new Set(line.split(' '))
        const own = Object.entries(files).filter(([file]) => named.has(file) || named.has(dirname(file)))
        records.push({line, files: Object.fromEntries(own), code, stdout, exchanges})
      }
    }
    await middle.close()
  } finally {
    await lane.stop()
  }
  const lines = [...replies.keys(), ...records.map((one) => JSON.stringify(one))]
  writeFileSync(join(folder, `${name}.jsonl`), `${lines.join('\n')}\n`)
  console.log(`${name}: ${records.length} command lines, ${replies.size} replies`)
}

/** A token of the simulator, and where its services are. */
async function signIn(variables) {
  const user = {name: variables.OS_USERNAME, password: variables.OS_PASSWORD, domain: {name: 'Default'}}
  const reply = await fetch(`${variables.OS_AUTH_URL}/auth/tokens`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({
      auth: {
        identity: {methods: ['password'], password: {user}},
        scope: {project: {name: 'admin', domain: {name: 'Default'}}},
      },
    }),
  })
  const {catalog} = (await reply.json()).token
  const endpoints = {}
  for (const [service, {type, end}] of Object.entries(services)) {
    const all = catalog.find((entry) => entry.type === type)?.endpoints ?? []
    const one = all.find(({region, interface: kind}) => kind === 'internal' && region === 'RegionOne') ?? all[0]
    endpoints[service] = one?.url.replace(new RegExp(`${end}/?$`), '')
  }
  return {token: reply.headers.get('x-subject-token'), endpoints}
}
