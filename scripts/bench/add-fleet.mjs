import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {home, inSeconds, json, run, startSimulator, stopSimulator, stx, thousands, timed} from './measure.mjs'

const COUNT = 1000

/** A CSV file and its template become subclouds, each added with what its site is bootstrapped from. */
export function addFleet({fact}) {
  startSimulator('--subclouds', '0', '--speed', 'frozen')
  const sites = Array.from({length: COUNT}, (_, n) => `site${n},172.16.${n >> 8}.${n & 255},${n >> 8}.${n & 255}`)
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
  const {cpu, wall} = timed(stx('subcloud', 'add-fleet', ...files, '--yes'), {
    extra: {STX_SYSADMIN_PASSWORD: 'St8rling-X*'},
  })
  const added = run(stx('subcloud', 'list', '--format', 'value', '--column', 'id'))
    .trim()
    .split('\n').length
  if (added !== COUNT) throw new Error(`${added} of ${COUNT} subclouds were added`)
  const used = Math.round(json(stx('sim', 'status')).rss / 1e6)
  stopSimulator()
  fact(
    `Adding ${thousands(COUNT)} subclouds of a CSV file takes one command ${inSeconds(wall)} s, ${inSeconds(cpu)} s of them CPU of the client, and leaves the simulator at ${used} MB.`,
  )
}

const network = (kind, first, ...hosts) => ({
  [`${kind}_subnet`]: `${first}.$` + '{net}.0/24',
  ...Object.fromEntries(hosts.map(([what, host]) => [`${kind}_${what}_address`, `${first}.$` + `{net}.${host}`])),
})
