import type {FastifyInstance} from 'fastify'
import type {OwnRequest} from '../seams.js'

/** Requests that go through the whole HTTP stack without a socket: they need neither a port nor a certificate. */
export const ownRequest =
  (app: FastifyInstance): OwnRequest =>
  async (method, path, {headers = {}, body} = {}) => {
    const json = body === undefined ? {} : {'content-type': 'application/json'}
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const answer = await app.inject({method, url: path, headers: {...json, ...headers}, payload})
    const isJson = String(answer.headers['content-type']).includes('json')
    return {status: answer.statusCode, headers: answer.headers, body: isJson ? JSON.parse(answer.body) : answer.body}
  }
