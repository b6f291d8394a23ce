// node scripts/pipelines.mjs NAME [--official]: runs the shell pipelines of test/conformance/pipeline/NAME.plan and prints
// what each of them yields: with our programs, or with the official ones of the PATH. NAME.txt beside the plan is what
// the official ones yielded:
//
//   node scripts/pipelines.mjs standard --official > test/conformance/pipeline/standard.txt
import {join} from 'node:path'
import {Lane} from './conformance/lane.mjs'
import {officialPrograms, programs} from './conformance/official.mjs'
import {readPlan} from './conformance/plan.mjs'
import {residents} from './resident/resident.mjs'

const [name, choice] = process.argv.slice(2)
const official = officialPrograms()
const missing = choice === '--official' ? programs.filter((program) => !official[program]) : []
if (missing.length > 0) throw new Error(`not on the PATH: the official ${missing.join(', ')}`)

const ours = choice === '--official' ? undefined : await residents(['stx', ...programs])
const lane = new Lane(ours?.programs ?? official)
const plan = readPlan(join('test/conformance/pipeline', `${name}.plan`))

/** Identifiers differ from one version of the simulator to the next, of the same width. */
const masked = (text) => text.replaceAll(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g, 'u'.repeat(36))

try {
  await lane.start(plan.start)
  for (const step of plan.steps) {
    if (step.kind === 'sim') await lane.simulate(step.words)
    else if (step.kind === 'shell') await lane.must(step.line)
    else {
      const {stdout, code} = await lane.run(step.line)
      process.stdout.write(`$ ${step.line}\n${masked(stdout)}${code === 0 ? '' : `[exit ${code}]\n`}`)
    }
  }
} finally {
  await lane.stop()
  await ours?.close()
}
