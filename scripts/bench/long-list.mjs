import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {home, inSeconds, json, measure, node, openrc, run, startSimulator, stopSimulator, stx} from './measure.mjs'

/** One list of 5,000 rows. */
export function longList({row, fact}) {
  const started = performance.now()
  const {url} = startSimulator('--subclouds', '5000')
  fact(`A simulator with 5,000 subclouds answers ${inSeconds(performance.now() - started)} s after \`stx sim start\`.`)
  const raw = join(home, 'raw.mjs')
  writeFileSync(
    raw,
    `import http from 'node:http'
const ask = (path, options, body) => new Promise((resolve) => http.request('${url}' + path, options, (reply) => {
  let text = ''
  reply.setEncoding('utf8').on('data', (part) => { text += part }).on('end', () => resolve({reply, text}))
}).end(body))
const auth = {auth: {identity: {methods: ['password'], password: {user: {name: 'admin', password: '${openrc().OS_PASSWORD}', domain: {name: 'Default'}}}}, scope: {project: {name: 'admin', domain: {name: 'Default'}}}}}
const {reply} = await ask('/keystone/v3/auth/tokens', {method: 'POST', headers: {'content-type': 'application/json'}}, JSON.stringify(auth))
const {text} = await ask('/RegionOne/dcmanager/v1.0/subclouds/', {headers: {'x-auth-token': reply.headers['x-subject-token']}})
process.stdout.write(String(JSON.parse(text).subclouds.length))
`,
  )
  run(stx('subcloud', 'list'))
  const large = measure(
    {raw: [node, raw], list: stx('subcloud', 'list'), listJson: stx('subcloud', 'list', '--format', 'json')},
    {runs: 2},
  )
  row('5,000 subclouds fetched and parsed, nothing else', large.raw)
  row('`stx subcloud list`, 5,000 rows', large.list)
  row('`stx subcloud list --format json`, 5,000 rows', large.listJson)
  fact(
    `Listing 5,000 subclouds costs ${(large.list.cpu / large.raw.cpu).toFixed(2)} times fetching and parsing the same JSON.`,
  )
  fact(`That simulator uses ${Math.round(json(stx('sim', 'status')).rss / 1e6)} MB.`)
  stopSimulator()
}
