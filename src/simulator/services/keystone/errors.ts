import {STATUS_CODES} from 'node:http'
import {reply} from '../../http/reply.js'
import type {Problem} from '../../http/service.js'

const messages: Partial<Record<Problem['kind'], string>> = {
  unauthorized: 'The request you have made requires authentication.',
  forbidden: 'You are not authorized to perform the requested action.',
  'no-route': 'The resource could not be found.',
  'no-method': 'The method is not allowed for the requested URL.',
}

export function keystoneErrors(problem: Problem) {
  const message = messages[problem.kind] ?? problem.message
  const {status} = problem
  const headers: Record<string, string> = problem.allow.length > 0 ? {allow: problem.allow.join(', ')} : {}
  return reply(status, {error: {code: status, message, title: STATUS_CODES[status] ?? ''}}, headers)
}
