// npm run bench: what a command costs, as ratios within one run, because machines differ and drift.
// Writes docs/benchmarks.md. Needs bash, whose `times` counts the CPU of finished children.
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'

const home = mkdtempSync(join(tmpdir(), 'stx-bench-'))
const env = {...process.env, STX_HOME: home, STX_KEYCHAIN: 'off', TZ: 'UTC'}
for (const name of Object.keys(env)) if (name.startsWith('OS_')) delete env[name]
const node = process.execPath
const stx = (...words) => [node, 'bin/stx.js', ...words]

/** CPU and wall time of one run of several in a row, in milliseconds. */
function timed(words, {runs = 1, extra = {}} = {}) {
  const started = performance.now()
  const loop = `for n in $(seq ${runs}); do "$@" >/dev/null 2>&1 </dev/null; done; times`
  const {stdout} = spawnSync('bash', ['-c', loop, 'bench', ...words], {env: {...env, ...extra}, encoding: 'utf8'})
  const wall = (performance.now() - started) / runs
  const [user, system] = stdout.trim().split('\n')[1].split(' ').map(seconds)
  return {cpu: ((user + system) * 1000) / runs, wall}
}

/** The least CPU and wall time of one run, in milliseconds, over rounds that take the cases in turn. */
function measure(cases, {rounds = 7, runs = 4, extra = {}} = {}) {
  const best = Object.fromEntries(Object.keys(cases).map((name) => [name, {cpu: Infinity, wall: Infinity}]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, words] of Object.entries(cases)) {
      const {cpu, wall} = timed(words, {runs, extra})
      // The first round warms caches.
      if (round === 0) continue
      best[name].cpu = Math.min(best[name].cpu, cpu)
      best[name].wall = Math.min(best[name].wall, wall)
    }
  }
  return best
}

const seconds = (text) => {
  const [, minutes, rest] = /(\d+)m([\d.]+)s/.exec(text)
  return Number(minutes) * 60 + Number(rest)
}

const run = (words) => execFileSync(words[0], words.slice(1), {env, encoding: 'utf8'})
const json = (words) => JSON.parse(run([...words, '--format', 'json']))
const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const rows = []
const row = (what, cpu, base, wall) => {
  rows.push(`| ${what} | ${cpu.toFixed(0)} ms | ${(cpu / base).toFixed(2)} | ${wall.toFixed(0)} ms |`)
  console.log(rows.at(-1))
}
const facts = []
const fact = (text) => {
  facts.push(`- ${text}`)
  console.log(text)
}

/** A CSV file and its template become subclouds, each added with what its site is bootstrapped from. */
function addFleet(count) {
  rmSync(home, {recursive: true, force: true})
  run(stx('sim', 'start', '--port', '0', '--subclouds', '0', '--seed', '1', '--speed', 'frozen'))
  const sites = Array.from({length: count}, (_, n) => `site${n},172.16.${n >> 8}.${n & 255},${n >> 8}.${n & 255}`)
  writeFileSync(join(home, 'fleet.csv'), `name,bootstrap_address,net\n${sites.join('\n')}\n`)
  const values = {
    name: '$' + '{name}',
    system_mode: 'simplex',
    ...network('management', '10', ['start', 2], ['end', 50], ['gateway', 1]),
    ...network('external_oam', '11', ['gateway', 1], ['floating', 10]),
    systemcontroller_gateway_address: '192.168.204.101',
  }
  // JSON is YAML.
  writeFileSync(join(home, 'site.yml'), JSON.stringify(values))
  const files = [join(home, 'fleet.csv'), '--bootstrap-values', join(home, 'site.yml')]
  const {cpu, wall} = timed(stx('subcloud', 'add-fleet', ...files), {extra: {STX_SYSADMIN_PASSWORD: 'St8rling-X*'}})
  const added = run(stx('subcloud', 'list', '--format', 'value', '--column', 'id'))
    .trim()
    .split('\n').length
  if (added !== count) throw new Error(`${added} of ${count} subclouds were added`)
  const used = Math.round(json(stx('sim', 'status')).rss / 1e6)
  run(stx('sim', 'stop'))
  const [took, spent] = [wall, cpu].map((ms) => (ms / 1000).toFixed(1))
  fact(
    `Adding ${count.toLocaleString('en')} subclouds of a CSV file takes one command ${took} s, ${spent} s of them CPU of the client, and leaves the simulator at ${used} MB.`,
  )
}

const network = (kind, first, ...hosts) => ({
  [`${kind}_subnet`]: `${first}.$` + '{net}.0/24',
  ...Object.fromEntries(hosts.map(([what, host]) => [`${kind}_${what}_address`, `${first}.$` + `{net}.${host}`])),
})

/** A strategy that upgrades Kubernetes of a whole fleet: each subcloud's own orchestrator takes all of its steps. */
function orchestrate(count, parallel) {
  rmSync(home, {recursive: true, force: true})
  run(stx('sim', 'start', '--port', '0', '--subclouds', String(count), '--seed', '1', '--speed', 'frozen'))
  run(stx('orchestration', 'kube-upgrade', 'create', '--to-version', 'v1.33.0', '--alarm-restrictions', 'relaxed'))
  run(stx('sim', 'advance', '2m'))
  run(stx('orchestration', 'kube-upgrade', 'apply'))
  run(stx('sim', 'advance', '3h'))
  run(stx('strategy', 'kube-upgrade', 'create', '--max-parallel-subclouds', String(parallel)))
  run(stx('strategy', 'kube-upgrade', 'apply'))
  const started = performance.now()
  run(stx('sim', 'advance', '6h'))
  const took = (performance.now() - started) / 1000
  const {state} = json(stx('strategy', 'kube-upgrade', 'show'))
  if (state !== 'complete') throw new Error(`the strategy over ${count} subclouds is ${state}`)
  const used = Math.round(json(stx('sim', 'status')).rss / 1e6)
  run(stx('sim', 'stop'))
  const fleet = `${count.toLocaleString('en')} subclouds, ${parallel} at a time,`
  fact(
    `Upgrading Kubernetes of ${fleet} takes ${took.toFixed(0)} s of real time and leaves the simulator at ${used} MB.`,
  )
}

/** The addresses of a fleet, with a subnet for each site in two networks, and one that all share. */
function planFleet(count) {
  const network = (model) => ({model, pools: ['reach']})
  const file = join(home, 'fleet.yaml')
  const plan = {
    years: 5,
    fleet: [{kind: 'duplex', now: count / 10, later: count}],
    pools: [{name: 'reach', subnets: ['10.64.0.0/12']}],
    networks: {management: network('separate'), oam: network('separate'), 'cluster-host': network('shared')},
    system_controller: {gateway: '192.168.204.101'},
  }
  writeFileSync(file, JSON.stringify(plan))
  const words = ['bin/stx.js', 'plan', 'addresses', file, '--offline']
  const {cpu} = timed([node, ...words])
  const tell = 'data:text/javascript,process.on("exit",()=>console.error("rss",process.resourceUsage().maxRSS))'
  const {stderr, status} = spawnSync(node, ['--import', tell, ...words], {env, encoding: 'utf8'})
  if (status !== 0) throw new Error(`the plan of ${count} sites failed: ${stderr}`)
  const used = Math.round(Number(/rss (\d+)/.exec(stderr)[1]) / 1000)
  fact(
    `Planning the addresses of ${count.toLocaleString('en')} sites takes ${(cpu / 1000).toFixed(1)} s of CPU and ${used} MB.`,
  )
}

try {
  planFleet(10_000)
  run(stx('sim', 'start', '--port', '0', '--subclouds', '20', '--seed', '1'))
  run(stx('host', 'list'))
  const small = measure({
    node: [node, '-e', '0'],
    version: stx('--version'),
    refused: stx('host', 'lists'),
    help: stx('host', 'lock', '--help'),
    dropinRefused: [node, 'bin/system.js', 'host-lists'],
    hosts: stx('host', 'list'),
    dropinHosts: [node, 'bin/system.js', 'host-list'],
    hostsJson: stx('host', 'list', '--format', 'json'),
  })
  const base = small.node.cpu
  const print = (what, {cpu, wall}) => row(what, cpu, base, wall)
  print('`node -e 0`', small.node)
  print('`stx --version`: framework loaded, no command', small.version)
  print('`stx host lists`: command line read and refused', small.refused)
  print('`stx host lock --help`', small.help)
  print('`system host-lists`, the drop-in: the same', small.dropinRefused)
  print('`stx host list`, warm token', small.hosts)
  print('`system host-list`, the drop-in, warm token', small.dropinHosts)
  print('`stx host list --format json`', small.hostsJson)
  if (onPath('system')) {
    const openrc = Object.fromEntries(
      [...run(stx('sim', 'openrc')).matchAll(/export (\w+)=["']?([^"'\n]*)/g)].map(([, name, value]) => [name, value]),
    )
    const {official} = measure({official: ['system', 'host-list']}, {rounds: 3, runs: 2, extra: openrc})
    print('official `system host-list`', official)
    fact(`\`stx host list\` is ${(official.wall / small.hosts.wall).toFixed(1)} times as fast as the official program.`)
  } else fact('The official `system` program is not on the PATH: not compared.')
  run(stx('sim', 'stop'))
  rmSync(home, {recursive: true, force: true})

  const started = performance.now()
  run(stx('sim', 'start', '--port', '0', '--subclouds', '5000', '--seed', '1'))
  fact(
    `A simulator with 5,000 subclouds answers ${((performance.now() - started) / 1000).toFixed(1)} s after \`stx sim start\`.`,
  )
  const {url} = json(stx('sim', 'status'))
  const token = /OS_PASSWORD=["']?([^"'\n]*)/.exec(run(stx('sim', 'openrc')))[1]
  const raw = join(home, 'raw.mjs')
  writeFileSync(
    raw,
    `import http from 'node:http'
const ask = (path, options, body) => new Promise((resolve) => http.request('${url}' + path, options, (reply) => {
  let text = ''
  reply.setEncoding('utf8').on('data', (part) => { text += part }).on('end', () => resolve({reply, text}))
}).end(body))
const auth = {auth: {identity: {methods: ['password'], password: {user: {name: 'admin', password: '${token}', domain: {name: 'Default'}}}}, scope: {project: {name: 'admin', domain: {name: 'Default'}}}}}
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
  print('5,000 subclouds fetched and parsed, nothing else', large.raw)
  print('`stx subcloud list`, 5,000 rows', large.list)
  print('`stx subcloud list --format json`, 5,000 rows', large.listJson)
  fact(
    `Listing 5,000 subclouds costs ${(large.list.cpu / large.raw.cpu).toFixed(2)} times fetching and parsing the same JSON.`,
  )
  fact(`That simulator uses ${Math.round(json(stx('sim', 'status')).rss / 1e6)} MB.`)
  run(stx('sim', 'stop'))
  addFleet(1000)
  orchestrate(1000, 100)
  orchestrate(5000, 500)
} finally {
  spawnSync(node, ['bin/stx.js', 'sim', 'stop'], {env})
  rmSync(home, {recursive: true, force: true})
}

writeFileSync(
  'docs/benchmarks.md',
  `# Benchmarks

Written by \`npm run bench\`. Trust the ratios: machines differ, and drift while they measure. CPU is user and system time
of the whole process, the least of several rounds.

Measured with Node ${process.version} on ${cpus().length} × ${cpus()[0].model.trim()}.

| command | CPU | × \`node -e 0\` | wall |
|---|---|---|---|
${rows.join('\n')}

${facts.join('\n')}
`,
)
