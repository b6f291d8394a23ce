/** An error page as dcmanager writes it. */
export const errorPage = (status: string, sentence: string, detail = '') =>
  `<html>\n <head>\n  <title>${status}</title>\n </head>\n <body>\n  <h1>${status}</h1>\n  ${sentence}<br /><br />\n${detail}\n\n\n </body>\n</html>`

export const notFoundPage = (detail: string) => errorPage('404 Not Found', 'The resource could not be found.', detail)

export const unprocessablePage = (detail: string) =>
  errorPage('422 Unprocessable Entity', 'Unable to process the contained instructions', detail)
