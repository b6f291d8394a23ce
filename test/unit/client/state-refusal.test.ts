import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {refusal} from '../../../src/client/refusal.js'
import type {ServiceName} from '../../../src/client/service.js'
import {kindOfRefusal, refusals} from '../../../src/client/state-refusal.js'

const jsonLines = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test.each(refusals)('$service says $example', ({service, status = 400, example, kind}) => {
  const of = service === 'any' ? 'dcmanager' : service
  const knowing = refusals.filter(
    (row) => [of, 'any'].includes(row.service) && (row.status ?? status) === status && row.words.test(example),
  )
  expect(knowing).toHaveLength(1)
  expect(kindOfRefusal(of, example, status)).toBe(kind)
})

// What genuine servers said under a status that does not tell, and what it was judged to be about.
const recorded = jsonLines(join(import.meta.dirname, 'recorded-refusals.jsonl')) as [
  ServiceName,
  number,
  string,
  string,
][]

test.each(recorded)('%s %i is %s: %s', (service, status, kind, text) => {
  expect(kindOfRefusal(service, text, status)).toBe(kind)
})

describe('recordings have no refusal that nobody judged:', () => {
  const judged = new Set(recorded.map(([service, status, , text]) => `${service} ${status} ${text}`))
  const recordings = join(import.meta.dirname, '../../conformance/replay')

  test.each(readdirSync(recordings))('%s', (file) => {
    const lines = jsonLines(join(recordings, file))
    const replies = lines.filter((line) => !('exchanges' in line))
    const said = lines
      .flatMap(({exchanges = []}) => exchanges)
      .filter(({status}) => [400, 406, 422].includes(status))
      .map(({ask, status, reply}) => {
        const {type = '', text, json} = replies[reply]
        const service = /\/(\w+)/.exec(ask)?.[1] as ServiceName
        const content = {status, url: ask, contentType: type, text: text ?? JSON.stringify(json)}
        return `${service} ${status} ${refusal(service, 'GET', {...content, headers: new Map()}).serverError?.text.trimEnd()}`
      })
    expect(said.filter((one) => !judged.has(one))).toEqual([])
  })
})
