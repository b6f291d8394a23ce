import {createServer} from 'node:http'
import {env, onPath, openrc, spent, startSimulator, stopSimulator} from './measure.mjs'

const LOOKS = 20
const INTERVAL_MS = 5000

/** What one look at 5,000 rows costs on a terminal, while so many of them change. */
export async function watching({fact}) {
  if (!onPath('script')) {
    fact('There is no `script` that has a terminal: the cost of `--watch` was not measured.')
    return
  }
  const {url} = startSimulator('--subclouds', '5000')
  const rows = await listed(url, openrc().OS_PASSWORD)
  stopSimulator()
  for (const changing of [0, 50, 5000]) {
    const [once, often] = [await watched(rows, changing, 1), await watched(rows, changing, 1 + LOOKS)]
    const look = (often.cpu - once.cpu) / LOOKS
    const change = changing === 0 ? 'nothing changes' : `${changing === 5000 ? 'all' : changing} change`
    fact(
      `\`stx subcloud list --watch\` of 5,000 subclouds, on a terminal, while ${change}: ${look.toFixed(0)} ms of CPU a look, ` +
        `${((look / INTERVAL_MS) * 100).toFixed(1)}% of one core at 5 s; ${often.memory} MB.`,
    )
  }
}

async function listed(url, password) {
  const user = {name: 'admin', password, domain: {name: 'Default'}}
  const scope = {project: {name: 'admin', domain: {name: 'Default'}}}
  const body = JSON.stringify({auth: {identity: {methods: ['password'], password: {user}}, scope}})
  const headers = {'content-type': 'application/json'}
  const signedIn = await fetch(`${url}/keystone/v3/auth/tokens`, {method: 'POST', headers, body})
  const token = signedIn.headers.get('x-subject-token')
  const reply = await fetch(`${url}/RegionOne/dcmanager/v1.0/subclouds/`, {headers: {'x-auth-token': token}})
  return (await reply.json()).subclouds
}

/** So many looks, at what this process answers: its own CPU is not counted. */
async function watched(rows, changing, looks) {
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    const every = rows.length / Math.max(1, changing)
    for (let at = 0; at < changing; at++) {
      const row = rows[(asked + Math.floor(at * every)) % rows.length]
      row['availability-status'] = row['availability-status'] === 'online' ? 'offline' : 'online'
    }
    // Nothing is left: that ends it.
    response.writeHead(200, {'content-type': 'application/json'})
    response.end(JSON.stringify({subclouds: asked > looks ? [] : rows}))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const extra = {
    OS_AUTH_TOKEN: 'any',
    OS_REGION_NAME: 'RegionOne',
    DCMANAGER_URL: `http://127.0.0.1:${server.address().port}/v1.0`,
    TERM: env.TERM ?? 'xterm',
  }
  const quoted = (command) => command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const through = (command) => ['script', '-qefc', `stty cols 200 rows 50; exec ${quoted(command)}`, '/dev/null']
  try {
    return await spent(['subcloud', 'list', '--watch=100ms', '--until', 'gone'], {extra, through})
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
