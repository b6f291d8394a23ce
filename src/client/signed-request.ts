import type {Identity, Signer} from './identity.js'
import {saysStale} from './stale-token.js'
import type {HttpReply, HttpRequest, Transport} from './transport.js'

/** Sends a request; where the token is no longer good, which happens early when roles or passwords change, once more. */
export async function sendAs(
  signer: Signer,
  transport: Transport,
  as: (who: Identity) => HttpRequest,
): Promise<{request: HttpRequest; reply: HttpReply}> {
  const identity = await signer.identity()
  const request = as(identity)
  const reply = await transport.send(request)
  if (!saysStale(request.service, reply)) return {request, reply}
  const renewed = await signer.renew(identity)
  if (!renewed) return {request, reply}
  const again = as(renewed)
  return {request: again, reply: await transport.send(again)}
}
