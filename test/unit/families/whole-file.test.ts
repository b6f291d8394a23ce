import {execFileSync, spawn} from 'node:child_process'
import {once} from 'node:events'
import {lstatSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {writeWhole} from '../../../src/families/whole-file.js'
import {useFolder} from '../../support/file.js'

const {folder} = useFolder()
const file = (name: string) => join(folder(), name)

test('a file is written whole, and one that is there stays unless it may go', async () => {
  await writeWhole(file('report.html'), 'first', {overwrite: false})
  await expect(writeWhole(file('report.html'), 'second', {overwrite: false})).rejects.toThrow('is there already')
  expect(readFileSync(file('report.html'), 'utf8')).toBe('first')
  await writeWhole(file('report.html'), 'second', {overwrite: true})
  expect(readFileSync(file('report.html'), 'utf8')).toBe('second')
})

test('what a link leads to is written, and the link stays', async () => {
  writeFileSync(file('kept.prom'), 'old')
  symlinkSync(file('kept.prom'), file('link.prom'))
  await writeWhole(file('link.prom'), 'new', {overwrite: true})
  expect(lstatSync(file('link.prom')).isSymbolicLink()).toBe(true)
  expect(readFileSync(file('kept.prom'), 'utf8')).toBe('new')
})

test('a pipe is written to, and stays one', async () => {
  execFileSync('mkfifo', [file('pipe')])
  const reader = spawn('cat', [file('pipe')], {stdio: ['ignore', 'pipe', 'ignore']})
  let heard = ''
  reader.stdout.on('data', (piece) => {
    heard += piece
  })
  const ended = once(reader, 'close')
  await writeWhole(file('pipe'), 'numbers', {overwrite: true})
  await ended
  expect(heard).toBe('numbers')
  expect(lstatSync(file('pipe')).isFIFO()).toBe(true)
})
