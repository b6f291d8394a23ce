// Stands in for a system: signs anybody in, and has `answer` answer what the services are asked.
import {createServer} from 'node:http'
import {basename} from 'node:path'

/** The catalog's type of each service, and what its endpoints end in. */
export const services = {
  sysinv: {type: 'platform', end: '/v1'},
  dcmanager: {type: 'dcmanager', end: '/v1.0'},
  fm: {type: 'faultmanagement', end: ''},
  usm: {type: 'usm', end: '/'},
  vim: {type: 'nfv', end: ''},
}

/** `answer` gets {ask, headers, body, sent}: `ask` such as `GET /sysinv/v1/ihosts`, `sent` as `contentOf` sees the body. */
export async function standIn(answer) {
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const {status, headers, content} = request.url.startsWith('/identity')
      ? identity(request.method, url)
      : await answer({
          ask: `${request.method} ${request.url.replace(/\/(?=\?|$)/, '')}`,
          headers: request.headers,
          body,
          sent: contentOf(request.headers['content-type'] ?? '', body),
        })
    response.writeHead(status, headers)
    response.end(content)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${server.address().port}`
  return {url, variables: variablesOf(url), close: () => new Promise((done) => server.close(done))}
}

/** What was sent, so that it can be compared: JSON as such, of forms the names of their parts, anything else as text. */
function contentOf(type, body) {
  if (type.startsWith('multipart/')) {
    const names = [...body.toString('latin1').matchAll(/form-data; name="([^"]*)"/g)].map(([, name]) => name)
    // software names the parts by the paths of its files.
    return {parts: [...new Set(names.map((name) => basename(name)))].sort()}
  }
  const text = body.toString()
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

const variablesOf = (url) => ({
  OS_AUTH_URL: `${url}/identity/v3`,
  OS_USERNAME: 'admin',
  OS_PASSWORD: 'any',
  OS_PROJECT_NAME: 'admin',
  OS_USER_DOMAIN_NAME: 'Default',
  OS_PROJECT_DOMAIN_NAME: 'Default',
  OS_REGION_NAME: 'RegionOne',
  OS_ENDPOINT_TYPE: 'internalURL',
  OS_INTERFACE: 'internal',
})

function identity(method, url) {
  const named = (name) => ({id: name, name, domain: {id: 'default', name: 'Default'}})
  const entry = (name, type, address) => ({
    id: name,
    name,
    type,
    endpoints: ['public', 'internal', 'admin'].map((kind) => ({
      id: `${name}-${kind}`,
      interface: kind,
      region: 'RegionOne',
      region_id: 'RegionOne',
      url: address,
    })),
  })
  if (method === 'GET') {
    const links = [{rel: 'self', href: `${url}/identity/v3/`}]
    return json(200, {version: {id: 'v3.14', status: 'stable', links}})
  }
  const catalog = [
    entry('keystone', 'identity', `${url}/identity/v3`),
    ...Object.entries(services).map(([name, {type, end}]) => entry(name, type, `${url}/${name}${end}`)),
  ]
  const token = {
    methods: ['password'],
    issued_at: '2026-01-01T00:00:00.000000Z',
    expires_at: '2099-01-01T00:00:00.000000Z',
    user: named('admin'),
    project: named('admin'),
    roles: [{id: 'admin', name: 'admin'}],
    catalog,
  }
  return json(201, {token}, {'x-subject-token': 'any'})
}

const json = (status, value, headers = {}) => ({
  status,
  headers: {'content-type': 'application/json', ...headers},
  content: JSON.stringify(value),
})
