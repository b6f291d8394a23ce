// Programs that are not the platform's and that nothing of ours stands in for: they shall work with the simulator as they
// do with a genuine system. Their plans say which lines must succeed and what they print.
import {Lane} from './lane.mjs'

export const guests = ['openstack']

/** One result for each command line, and one for each thing that was to be printed. */
export async function receive(plan, programs, onResult) {
  const lane = new Lane(programs)
  try {
    await lane.start(plan.start)
    let last
    for (const step of plan.steps) {
      if (step.kind === 'set') lane.set(step.name, step.pattern, last.stdout)
      else if (step.kind === 'expect') onResult(judgeText(step, last))
      else {
        last = await lane.run(step.line)
        onResult(judgeCode(step, last))
      }
    }
  } finally {
    await lane.stop()
  }
}

function judgeCode(step, {code, stdout, stderr}) {
  const well = (code !== 0) === (step.refused === true)
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-2).join(' / ')
  return {...step, well, told: well ? '' : `exit code ${code}: ${said}`}
}

function judgeText(step, {stdout}) {
  const well = step.pattern.test(stdout)
  return {...step, line: `  ${step.pattern}`, well, told: well ? '' : `it printed: ${stdout.trim()}`}
}
