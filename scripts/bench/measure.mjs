// What the cases of npm run bench measure with. Needs bash, whose `times` counts the CPU of finished children.
import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export const home = mkdtempSync(join(tmpdir(), 'stx-bench-'))
export const env = {...process.env, STX_HOME: home, STX_KEYCHAIN: 'off', TZ: 'UTC'}
for (const name of Object.keys(env)) if (name.startsWith('OS_')) delete env[name]
export const node = process.execPath
export const stx = (...words) => [node, 'bin/stx.js', ...words]

const seconds = (text) => {
  const [, minutes, rest] = /(\d+)m([\d.]+)s/.exec(text)
  return Number(minutes) * 60 + Number(rest)
}

/** CPU and wall time of one run of several in a row, in milliseconds. */
export function timed(words, {runs = 1, extra = {}} = {}) {
  const started = performance.now()
  const loop = `for n in $(seq ${runs}); do "$@" >/dev/null 2>&1 </dev/null; done; times`
  const {stdout} = spawnSync('bash', ['-c', loop, 'bench', ...words], {env: {...env, ...extra}, encoding: 'utf8'})
  const wall = (performance.now() - started) / runs
  const [user, system] = stdout.trim().split('\n')[1].split(' ').map(seconds)
  return {cpu: ((user + system) * 1000) / runs, wall}
}

/** The least CPU and wall time of one run, in milliseconds, over rounds that take the cases in turn. */
export function measure(cases, {rounds = 7, runs = 4, extra = {}} = {}) {
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

/**
 * CPU and wall time of one run of stx in milliseconds, its memory in MB, and what it printed. Unlike the others it leaves
 * this process free to be the server.
 */
export async function spent(words, {extra = {}, through = (command) => command, fine = [0]} = {}) {
  const told = join(home, 'spent.json')
  const tell = `process.on('exit', () => process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.resourceUsage())))`
  const [program, ...rest] = through([
    node,
    '--import',
    `data:text/javascript,${encodeURIComponent(tell)}`,
    'bin/stx.js',
    ...words,
  ])
  const started = performance.now()
  const child = spawn(program, rest, {env: {...env, ...extra}, stdio: ['ignore', 'pipe', 'pipe']})
  const output = {stdout: '', stderr: ''}
  for (const name of Object.keys(output)) {
    child[name].setEncoding('utf8').on('data', (piece) => {
      output[name] += piece
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  const wall = performance.now() - started
  if (!fine.includes(code)) throw new Error(`stx ${words.join(' ')} ended with ${code}: ${output.stderr}`)
  const {userCPUTime, systemCPUTime, maxRSS} = JSON.parse(readFileSync(told, 'utf8'))
  return {...output, cpu: (userCPUTime + systemCPUTime) / 1000, wall, memory: Math.round(maxRSS / 1000)}
}

export const run = (words) => execFileSync(words[0], words.slice(1), {env, encoding: 'utf8'})
export const json = (words) => JSON.parse(run([...words, '--format', 'json']))
export const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

/** A fresh simulator, and nothing else in the home. */
export function startSimulator(...flags) {
  rmSync(home, {recursive: true, force: true})
  run(stx('sim', 'start', '--port', '0', '--seed', '1', ...flags))
  return json(stx('sim', 'status'))
}

export const stopSimulator = () => run(stx('sim', 'stop'))

/** Milliseconds of CPU that the simulator has taken so far; undefined where the system does not tell. */
export function cpuOf(pid) {
  if (process.platform !== 'linux') return undefined
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

/** What OS_* variables the simulator wants. */
export const openrc = () =>
  Object.fromEntries(
    [...run(stx('sim', 'openrc')).matchAll(/export (\w+)=["']?([^"'\n]*)/g)].map(([, name, value]) => [name, value]),
  )

export const inSeconds = (milliseconds) => (milliseconds / 1000).toFixed(1)
export const thousands = (count) => count.toLocaleString('en')
