import {cpuOf, inSeconds, run, spent, startSimulator, stopSimulator, stx, thousands} from './measure.mjs'

const SITES = 5000
const SILENT = 50

/** The same asked of 5,000 sites that take 50 ms each; of a hundred one does not answer at all. */
export async function manySites({fact}) {
  const {pid} = startSimulator('--subclouds', String(SITES))
  const silent = Array.from({length: SILENT}, (_, at) => `subcloud${(at + 1) * (SITES / SILENT)}`)
  // The first rule that fits is the one that strikes.
  for (const region of silent) run(stx('sim', 'fault', 'add', '--region', region, '--latency', '1h'))
  for (const service of ['sysinv', 'fm']) run(stx('sim', 'fault', 'add', '--service', service, '--latency', '50ms'))
  // A system that nobody has looked at yet is made when somebody does: that is the simulator's affair.
  await look(pid, 'host')
  const told = async (command, silentOnes) => {
    const {wall, cpu, memory, server} = await look(pid, command)
    const share = server === undefined ? '' : `, and ${inSeconds(server)} s of the simulator`
    fact(
      `\`stx ${command} list --subclouds all --parallel 64\` of ${thousands(SITES)} sites that take 50 ms each, ${SILENT} of which ` +
        `${silentOnes}: ${inSeconds(wall)} s, ${inSeconds(cpu)} s of CPU of the client${share}; ${memory} MB.`,
    )
  }
  const unknown = 'never answer, and nobody knows which'
  await told('host', unknown)
  await told('alarm', unknown)
  for (const host of silent) run(stx('sim', 'fault', 'add', '--state', 'subcloud.unreachable', '--host', host))
  run(stx('sim', 'advance', '10m'))
  await told('host', 'are offline')
  stopSimulator()
}

async function look(pid, command) {
  const before = cpuOf(pid)
  const looked = await spent([command, 'list', '--subclouds', 'all', '--parallel', '64'], {fine: [7]})
  if (!looked.stderr.endsWith(`${SILENT} of ${SITES} subclouds could not be read\n`)) throw new Error(looked.stderr)
  return {...looked, server: before === undefined ? undefined : cpuOf(pid) - before}
}
