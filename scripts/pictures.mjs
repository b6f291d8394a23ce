// npm run pictures, first half: docs/pictures/top.svg, drawn from a private simulator on which something is going on. Needs a build.
import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {openScene} from './pictures/scene.mjs'
import {terminalSvg} from './pictures/terminal-svg.mjs'

const SIZE = {columns: 118, rows: 27}

const scene = openScene()
try {
  await scene.makeBusy()
  const env = {...scene.env, COLUMNS: String(SIZE.columns), LINES: String(SIZE.rows), FORCE_COLOR: '1', LANG: 'C.UTF-8'}
  delete env.NO_COLOR
  const line = ['top', '--once', '--map']
  const {status, stdout, stderr} = spawnSync(process.execPath, [resolve('bin/stx.js'), ...line], {
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`stx ${line.join(' ')} ended with ${status}: ${stderr}`)
  mkdirSync('docs/pictures', {recursive: true})
  writeFileSync('docs/pictures/top.svg', terminalSvg(stdout, {columns: SIZE.columns, title: `stx ${line[0]}`}))
} finally {
  scene.close()
}
