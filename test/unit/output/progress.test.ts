import {PassThrough} from 'node:stream'
import {describe, expect, test} from 'vitest'
import {createBoard} from '../../../src/output/board.js'
import {createProgress} from '../../../src/output/progress.js'

const heard = (stream: PassThrough): string => String(stream.read() ?? '')

describe('progress', () => {
  test('a line per change where there is no terminal', async () => {
    const stream = new PassThrough()
    const progress = await createProgress({stream, isTTY: false, quiet: false})
    progress.update('subcloud1: installing')
    progress.update('subcloud1: installing')
    progress.update('subcloud1: bootstrapping')
    progress.done('subcloud1: complete')
    expect(heard(stream)).toBe('subcloud1: installing\nsubcloud1: bootstrapping\nsubcloud1: complete\n')
  })

  test('nothing when quiet', async () => {
    const stream = new PassThrough()
    const progress = await createProgress({stream, isTTY: true, quiet: true})
    progress.update('a')
    progress.fail('b')
    expect(heard(stream)).toBe('')
  })

  test('a spinner on a terminal ends with the verdict', async () => {
    const stream = new PassThrough()
    const progress = await createProgress({stream, isTTY: true, quiet: false})
    progress.update('waiting')
    progress.fail('controller-1: failed')
    expect(heard(stream)).toContain('controller-1: failed\n')
  })

  test('a board of several lines is taken back, and ends with the verdict', () => {
    const stream = new PassThrough()
    const board = createBoard({stream, isTTY: true, quiet: false})
    board.update(() => 'two of three\n  a  installing')
    board.done('all three')
    const text = heard(stream)
    expect(text).toContain('  a  installing')
    expect(text.endsWith('\u001b[2F\u001b[J\u001b[?25h✔ all three\n')).toBe(true)
  })
})
