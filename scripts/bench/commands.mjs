import {measure, node, onPath, openrc, run, startSimulator, stopSimulator, stx} from './measure.mjs'

/** What a single command costs. */
export function commands({row, fact, base}) {
  startSimulator('--subclouds', '20')
  run(stx('host', 'list'))
  const small = measure({
    version: stx('--version'),
    refused: stx('host', 'lists'),
    help: stx('host', 'lock', '--help'),
    dropinRefused: [node, 'bin/system.js', 'host-lists'],
    hosts: stx('host', 'list'),
    dropinHosts: [node, 'bin/system.js', 'host-list'],
    hostsJson: stx('host', 'list', '--format', 'json'),
  })
  row('`node -e 0`', base)
  row('`stx --version`: framework loaded, no command', small.version)
  row('`stx host lists`: command line read and refused', small.refused)
  row('`stx host lock --help`', small.help)
  row('`system host-lists`, the drop-in: the same', small.dropinRefused)
  row('`stx host list`, warm token', small.hosts)
  row('`system host-list`, the drop-in, warm token', small.dropinHosts)
  row('`stx host list --format json`', small.hostsJson)
  if (onPath('system')) {
    const {official} = measure({official: ['system', 'host-list']}, {rounds: 3, runs: 2, extra: openrc()})
    row('official `system host-list`', official)
    fact(`\`stx host list\` is ${(official.wall / small.hosts.wall).toFixed(1)} times as fast as the official program.`)
  } else fact('The official `system` program is not on the PATH: not compared.')
  stopSimulator()
}
