// npm run demo: a short story on a private simulator, with real output. Leaves nothing running and nothing behind.
import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const home = mkdtempSync(join(tmpdir(), 'stx-demo-'))
mkdirSync(join(home, 'bin'))
for (const name of ['stx', 'system', 'dcmanager', 'fm', 'software', 'sw-manager']) {
  const path = join(home, 'bin', name)
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${resolve('bin', `${name}.js`)}' "$@"\n`)
  chmodSync(path, 0o755)
}
const env = {
  ...process.env,
  PATH: `${join(home, 'bin')}:${process.env.PATH}`,
  STX_HOME: join(home, 'stx'),
  STX_KEYCHAIN: 'off',
  STX_SYSADMIN_PASSWORD: 'St8rling-X*',
  STX_BMC_PASSWORD: 'St8rling-X*',
}
for (const name of Object.keys(env)) if (/^OS_|_URL$/.test(name)) delete env[name]

const bold = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001B[1m${text}\u001B[0m` : text)
const tell = (text) => console.log(`\n${bold(text)}`)
let failures = 0

/** Shows a shell line and what it prints; the story goes on only as long as it is true. */
function show(line, expected = 0) {
  console.log(`$ ${line}`)
  const {status} = spawnSync('sh', ['-c', line], {env, stdio: ['ignore', 'inherit', 'inherit']})
  if (status !== 0) console.log(`[exit ${status}]`)
  if (status === expected) return
  failures += 1
  console.error(`demo: this ended with ${status}, not ${expected}`)
}

try {
  tell('A system controller with three subclouds, simulated on this machine.')
  show('stx sim start --port 0 --subclouds 3 --seed 7 --speed max')
  show('stx subcloud list')

  tell('One command, any system of the fleet; text for people, JSON for programs.')
  show('stx host list')
  show('stx host list --subcloud subcloud2 --format json --query "[].{host: hostname, state: availability}"')

  tell('Lock a host and wait until it is done. It raises an alarm.')
  show('stx host lock controller-1 --wait -c administrative -c availability')
  show('stx alarm list')

  tell('What is refused says why, with an exit code of its own.')
  show('stx host lock controller-0', 6)
  show('stx host show worker-9', 5)

  tell('Unlock it: five simulated minutes pass in a moment.')
  show('stx host unlock controller-1 --wait -c administrative -c availability')
  show('stx alarm list --format json')

  tell('A fourth site: are its files in order, and is its board controller ready?')
  const site = 'cd examples/subclouds/ipv4-simplex && stx subcloud'
  const values = '--bootstrap-values bootstrap-values.yml --install-values install-values.yml'
  show(`${site} preflight ${values} -c check -c state -c detail`)

  tell('Then it is installed and deployed: ninety minutes, a thousand times as fast.')
  show('stx sim speed 1000 --quiet')
  show(`${site} add --bootstrap-address 10.20.101.11 ${values} --wait -c name -c deploy_status`)

  tell('Ten years of runbooks still work: the official spellings, and the official programs.')
  show('stx system host-list --nowrap')
  show("dcmanager subcloud list | awk 'NR>3 && NF>1 {print $4, $8}'")
} finally {
  tell('The simulator stops; nothing is left behind.')
  show('stx sim stop')
  rmSync(home, {recursive: true, force: true})
}
process.exitCode = failures === 0 ? 0 : 1
