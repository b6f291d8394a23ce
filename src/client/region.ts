import * as z from 'zod'
import type {CatalogEntry} from './catalog.js'
import type {Signer} from './identity.js'
import {discover} from './keystone.js'
import {readReply, type Schema} from './reply.js'
import type {Interface} from './service.js'
import {sendAs} from './signed-request.js'
import type {Transport} from './transport.js'

const Services = z.looseObject({
  services: z.array(z.looseObject({id: z.string(), type: z.string(), name: z.string().nullish()})),
})
const Endpoints = z.looseObject({
  endpoints: z.array(
    z.looseObject({
      service_id: z.string(),
      interface: z.string(),
      region_id: z.string().nullish(),
      url: z.string(),
    }),
  ),
})

/**
 * The addresses of one service in every region: two requests, where to ask region by region takes two for each of
 * thousands. Undefined where keystone does not tell.
 */
export async function catalogEverywhere(
  transport: Transport,
  authUrl: string,
  signer: Signer,
  {type, face}: {type: string; face: Interface},
): Promise<CatalogEntry[] | undefined> {
  const ask = await asking(transport, authUrl, signer)
  const known = (await ask(`services?type=${encodeURIComponent(type)}`, Services))?.services
  // A keystone that does not filter tells of all services.
  const service = known?.find((one) => one.type === type)
  if (!service) return undefined
  const query = new URLSearchParams({service_id: service.id, interface: face})
  const endpoints = (await ask(`endpoints?${query}`, Endpoints))?.endpoints
  return endpoints && [{type, name: service.name, endpoints: endpoints.filter((one) => one.service_id === service.id)}]
}

/**
 * What keystone knows of one region beyond the catalog of a token: where there are thousands of subclouds, the catalog
 * does not name them all. Undefined where keystone does not tell.
 */
export async function catalogOf(
  transport: Transport,
  authUrl: string,
  signer: Signer,
  region: string,
): Promise<CatalogEntry[] | undefined> {
  const ask = await asking(transport, authUrl, signer)
  const found = await ask(`endpoints?region_id=${encodeURIComponent(region)}`, Endpoints)
  if (found === undefined || found.endpoints.length === 0) return undefined
  const known = await ask('services', Services)
  return known?.services.map(({id, type, name}) => ({
    type,
    name,
    endpoints: found.endpoints.filter((endpoint) => endpoint.service_id === id),
  }))
}

async function asking(transport: Transport, authUrl: string, signer: Signer) {
  const base = await discover(transport, authUrl)
  return async <T>(path: string, schema: Schema<T>): Promise<T | undefined> => {
    const {request, reply} = await sendAs(signer, transport, ({token}) => ({
      service: 'keystone',
      method: 'GET',
      url: `${base}/${path}`,
      headers: {accept: 'application/json', 'x-auth-token': token},
    }))
    // Who may not list endpoints, or asks a keystone without them, has the catalog alone.
    return reply.status === 200 ? readReply(request, reply, schema) : undefined
  }
}
