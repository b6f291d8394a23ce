// Draws frames of 5,000 sites on a terminal of 200x50, and prints what each cost: built and run by top.mjs.
import {PassThrough} from 'node:stream'
import type {Fleet, Site} from '../../src/live/fleet.js'
import {openTop} from '../../src/screen/top.js'
import {asSeen, fakeLive, invented} from '../../test/support/fake-live.js'

const FRAMES = 200
const WARM = 30

const views = {table: 's', map: 'm', strategy: 'v'} as const

/** The same fleet, with other objects for so many of its sites. */
function moved(fleet: Fleet, changing: number, turn: number): Fleet {
  const sites = [...fleet.sites]
  for (let at = 0; at < changing; at++) {
    const place = (turn * 37 + at * 97) % sites.length
    const site = sites[place] as Site
    const sync = site.subcloud.sync_status === 'in-sync' ? 'out-of-sync' : 'in-sync'
    sites[place] = {...site, subcloud: {...site.subcloud, sync_status: sync}}
  }
  return {...fleet, sites}
}

function costs(view: keyof typeof views, changing: number): {median: number; most: number} {
  const stdin = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => undefined})
  const stdout = Object.assign(new PassThrough().resume(), {isTTY: true, columns: 200, rows: 50})
  let fleet = invented(5000)
  const live = fakeLive(asSeen(fleet))
  const manner = {
    look: 'colour',
    signs: 'unicode',
    intervalMs: 5000,
    asMap: false,
    readOnly: false,
    mouse: true,
  } as const
  const top = openTop(live, {stdin, stdout}, manner, {typed: () => '', perform: async () => ({text: ''})})
  const press = (text: string) => void stdin.emit('data', text)
  press(views[view])
  const took: number[] = []
  for (let turn = 0; turn < WARM + FRAMES; turn++) {
    if (changing > 0) fleet = moved(fleet, changing, turn)
    const before = process.cpuUsage()
    if (changing > 0) live.show(asSeen(fleet))
    else press(turn % 60 < 30 ? '\x1b[B' : '\x1b[A')
    const {user, system} = process.cpuUsage(before)
    if (turn >= WARM) took.push((user + system) / 1000)
  }
  top.finish('quit')
  took.sort((a, b) => a - b)
  return {median: took[FRAMES / 2] ?? 0, most: took[Math.floor(FRAMES * 0.95)] ?? 0}
}

const cases = Object.keys(views).flatMap((view) =>
  [0, 50].map((changing) => ({view, changing, ...costs(view as keyof typeof views, changing)})),
)
process.stdout.write(JSON.stringify(cases))
