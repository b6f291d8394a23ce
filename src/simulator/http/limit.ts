const megabyte = 1024 * 1024

/** Of a body that is no form: requests are some kilobytes, and whatever is parsed keeps all other clients waiting. */
export const largestBody = 2 * megabyte

/** Of a form without images: some YAML files, certificates, a license. */
export const settingsForm = 8 * megabyte

/** Of a form with images or patches, which are streamed: larger than any that there is. */
export const imageForm = 64 * 1024 * megabyte

/** Of a form: its text fields, and how many parts of each kind. */
export const formLimits = {fieldSize: megabyte, fields: 1000, files: 100}

/** What is still read of a refused request, so that the client hears of the refusal; then its connection is cut. */
export const mostDiscarded = 256 * megabyte

/** How deep JSON may nest: deeper than any request of these APIs; what walks through it needs a stack as deep. */
export const deepestJson = 64
