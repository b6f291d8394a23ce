import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'

const rootOf = (c: Call<'address'>): string => `${new URL(c.base).pathname}/${c.params.address}/redfish/v1`

export const pathOf = (c: Call<'address'>, path: string): string => rootOf(c) + path

export const link = (c: Call<'address'>, path: string) => ({'@odata.id': pathOf(c, path)})

export const collectionOf = (c: Call<'address'>, path: string, kind: string, members: readonly string[]) => ({
  '@odata.id': pathOf(c, path),
  '@odata.type': `#${kind}Collection.${kind}Collection`,
  Name: `${kind} Collection`,
  Members: members.map((id) => link(c, `${path}/${id}`)),
  'Members@odata.count': members.length,
})

export function bodyOf(c: Call): Readonly<Record<string, unknown>> {
  const {body} = c
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return refuse(400, 'the body is not a JSON object', {id: 'MalformedJSON'})
  }
  return body as Record<string, unknown>
}
