import {expect} from 'vitest'
import type {Session} from './session.js'

type Holder = Pick<Session, 'simulator' | 'token'>

/** A functional image for the FPGA cards of the bundled scenarios. */
export const functionalImage = {
  ...{bitstream_type: 'functional', pci_vendor: '8086', pci_device: '0b30', bitstream_id: '0x2383'},
}

/** What is answered to an image, as the official program sends it: a form with a file. */
export async function postImage(
  {simulator, token}: Holder,
  fields: Readonly<Record<string, string>> = functionalImage,
  {withFile = true, region = 'RegionOne'} = {},
): Promise<Record<string, unknown>> {
  const form = new FormData()
  if (withFile) form.set('file', new Blob(['bits']), 'image.bin')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const url = `${simulator.url}/${region}/sysinv/v1/device_images`
  const response = await fetch(url, {method: 'POST', headers: {'x-auth-token': token}, body: form})
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>
}

export const imageOf = (answer: Record<string, unknown>): string =>
  String((answer['device_image'] as Record<string, unknown>)['uuid'])

/** An image that a region has, given to its cards: to all of them, or to those with one of the labels. */
export async function applyImage(
  session: Session,
  {
    fields = functionalImage,
    labels = [],
    region = 'RegionOne',
  }: {
    fields?: Readonly<Record<string, string>>
    labels?: readonly Readonly<Record<string, string>>[]
    region?: string
  } = {},
): Promise<string> {
  const uuid = imageOf(await postImage(session, fields, {region}))
  const answer = await session.ask('PATCH', `/${region}/sysinv/v1/device_images/${uuid}?action=apply`, labels)
  expect(answer.status).toBe(200)
  return uuid
}
