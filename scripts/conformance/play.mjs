// Plays a plan with the official programs on one simulator and with ours on its twin: same seed, same frozen time, so
// whatever differs in what they print is a difference between the programs.
import {Lane} from './lane.mjs'

/** One result for each command line: what was expected, and what became of it. */
export async function play(plan, programs, onResult) {
  const lanes = [new Lane(programs.official), new Lane(programs.ours)]
  const both = (work) => Promise.all(lanes.map(work))
  try {
    await both((lane) => lane.start(plan.start))
    let last = []
    for (const step of plan.steps) {
      if (step.kind === 'file') await both((lane) => lane.write(step.name, step.content))
      else if (step.kind === 'sim') await both((lane) => lane.simulate(step.words))
      else if (step.kind === 'shell') await both((lane) => lane.must(step.line))
      else if (step.kind === 'set')
        for (const [index, lane] of lanes.entries()) lane.set(step.name, step.pattern, last[index].stdout)
      else {
        last = await both((lane) => lane.run(step.line))
        onResult(judge(step, ...last))
      }
    }
  } finally {
    await both((lane) => lane.stop())
  }
}

function judge(step, official, ours) {
  const difference = compare(official, ours)
  const result = {...step, official: official.code, ours: ours.code, difference}
  if (step.differs && (ours.code !== 0) === (step.refused === true)) return {...result, verdict: 'equal'}
  if ((official.code !== 0) !== (step.refused === true)) {
    const said = official.stderr.trim() || official.stdout.trim()
    return {...result, verdict: 'unexpected', said: said.split('\n').slice(-2).join(' / ')}
  }
  if (official.code !== ours.code) return {...result, verdict: 'exit code'}
  if (difference) return {...result, verdict: 'text'}
  return {...result, verdict: 'equal'}
}

/** The first line that differs, with the stream it was in. */
function compare(official, ours) {
  // Help on misuse is in our own words; that it is misuse is what counts.
  if (official.code === 2 && ours.code === 2) return undefined
  for (const stream of ['stdout', 'stderr']) {
    const [theirs, mine] = [official[stream], ours[stream]].map((text) => text.split('\n'))
    const index = theirs.findIndex((line, at) => line !== mine[at])
    if (index >= 0) return {stream, line: index + 1, official: theirs[index], ours: mine[index] ?? '(nothing)'}
    if (mine.length > theirs.length)
      return {stream, line: theirs.length + 1, official: '(nothing)', ours: mine[theirs.length]}
  }
  return undefined
}
