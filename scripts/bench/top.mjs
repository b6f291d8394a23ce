import {execFileSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {build} from 'esbuild'
import {env, node} from './measure.mjs'

// Beside the packages that it imports.
const folder = 'dist/bench'

/** What a frame of `stx top` costs, from the key or the answer to the bytes for the terminal. */
export async function top({fact}) {
  try {
    await build({
      entryPoints: ['scripts/bench/top-frames.ts'],
      outfile: `${folder}/top-frames.mjs`,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    })
    const told = execFileSync(node, [`${folder}/top-frames.mjs`], {
      env: {...env, NODE_ENV: 'production'},
      encoding: 'utf8',
    })
    for (const {view, changing, median, most} of JSON.parse(told)) {
      const why = changing === 0 ? 'a key' : `an answer in which ${changing} sites are otherwise`
      fact(
        `A frame of \`stx top\` at 5,000 sites on 200x50, the ${view}, after ${why}: ${median.toFixed(1)} ms of CPU, ` +
          `95 of 100 below ${most.toFixed(1)} ms.`,
      )
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
