import {describe, expect, test} from 'vitest'
import {readServerError} from '../../../src/client/server-error.js'

const sysinv = (inner: unknown) => JSON.stringify({error_message: JSON.stringify(inner)})

const webOb = (title: string, sentence: string, detail = '') =>
  `<html>\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n  ${sentence}<br /><br />\n${detail}\n\n\n </body>\n</html>`

describe('what people read of a refusal', () => {
  const fault = {faultcode: 'Client', faultstring: 'Host must be locked.', debuginfo: null}
  const json: [string, string, string | undefined][] = [
    ['a fault in JSON in JSON', sysinv(fault), 'Host must be locked.'],
    ['one level more', JSON.stringify({error_message: sysinv(fault)}), 'Host must be locked.'],
    ['an object where text is usual', JSON.stringify({error_message: fault}), 'Host must be locked.'],
    ['the bare fault of vim', JSON.stringify(fault), 'Host must be locked.'],
    ['a policy refusal', sysinv({code: 403, title: 'Forbidden', description: 'Not authorized'}), 'Not authorized'],
    ['a title alone', sysinv({code: 404, title: 'Not Found', description: ''}), undefined],
    [
      'a page in JSON',
      JSON.stringify({error_message: '<html><title>406 Not Acceptable</title></html>'}),
      '406 Not Acceptable',
    ],
    ['plain text in JSON', JSON.stringify({error_message: '406 Not Acceptable'}), '406 Not Acceptable'],
    ['keystone', JSON.stringify({error: {code: 401, title: 'Unauthorized', message: 'Sign in'}}), 'Sign in'],
    ['a list of errors', JSON.stringify({errors: [{title: 'Bad', detail: 'No such thing'}]}), 'No such thing'],
    [
      'dcmanager in JSON',
      JSON.stringify({code: 404, title: 'Not Found', description: 'Subcloud not found'}),
      'Subcloud not found',
    ],
    ['text that only begins like JSON', '{oops', '{oops'],
    ['nothing', '', undefined],
    ['a list', '[]', '[]'],
  ]
  test.each(json)('%s', (_, body, reason) => {
    expect(readServerError('sysinv', 400, 'application/json', body).reason).toBe(reason)
  })

  test('a title stands in where nothing else is said', () => {
    const body = sysinv({code: 404, title: 'Not Found', description: ''})
    expect(readServerError('fm', 404, 'application/json', body)).toMatchObject({text: 'Not Found', title: 'Not Found'})
  })
})

describe('dcmanager', () => {
  const read = (body: string, status = 404) => readServerError('dcmanager', status, 'text/html; charset=UTF-8', body)

  test('prints the sentence, then the detail, as the official program does', () => {
    const fault = read(webOb('404 Not Found', 'The resource could not be found.', 'Subcloud not found'))
    expect(fault).toEqual({
      text: 'The resource could not be found.\nDetails: Subcloud not found',
      reason: 'Subcloud not found',
      explanation: 'The resource could not be found.',
      detail: 'Subcloud not found',
      title: '404 Not Found',
    })
  })

  test('without a detail only the sentence', () => {
    const fault = read(webOb('403 Forbidden', 'Access was denied to this resource.'), 403)
    expect(fault).toMatchObject({text: 'Access was denied to this resource.', detail: undefined})
  })

  test('completes the sentence of 422 and reads escaped characters', () => {
    const detail = 'Strategy of type &#x27;firmware&#x27; in state &lt;applying&gt; &amp;lt;'
    const {text} = read(webOb('422 Unprocessable Entity', 'Unable to process the contained instructions', detail), 422)
    expect(text).toBe(
      "Unable to process the contained instructions.\nDetails: Strategy of type 'firmware' in state <applying> &lt;",
    )
  })

  test('details of several lines stay lines', () => {
    expect(read(webOb('400 Bad Request', 'Malformed.', 'one\ntwo'), 400).detail).toBe('one\ntwo')
  })

  test('the plain form says the same', () => {
    const fault = readServerError(
      'dcmanager',
      404,
      'text/plain',
      '404 Not Found\n\nNo such thing.\n\n Subcloud not found  ',
    )
    expect(fault).toMatchObject({text: 'No such thing.\nDetails: Subcloud not found', detail: 'Subcloud not found'})
  })

  test('an empty 500 gets its stock sentence', () => {
    expect(readServerError('dcmanager', 500, 'text/plain', '').text).toMatch(/^The server has either erred/)
  })
})

test('the page of a proxy is reduced to its title', () => {
  const page = '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>'
  expect(readServerError('fm', 502, 'text/html', page).reason).toBe('502 Bad Gateway')
})

test('usm keeps its three texts apart', () => {
  const body = JSON.stringify({info: 'note\n', warning: '', error: 'Deploy in progress\n'})
  expect(readServerError('usm', 406, 'application/json', body)).toEqual({
    text: 'note\nDeploy in progress',
    reason: 'Deploy in progress',
    info: 'note\n',
    warning: undefined,
    error: 'Deploy in progress\n',
  })
})

test('impossible character references are left alone', () => {
  expect(readServerError('fm', 500, 'text/html', '<p>&#x110000; &bogus;</p>').reason).toBe('&#x110000; &bogus;')
})
