import {expect, test} from 'vitest'
import {xmlError} from '../../../src/inputs/host/xml-error.js'

test.each([
  '<hosts/>',
  '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- all of them -->\n<hosts version="1">\n <host><bm_type/></host>\n</hosts>\n',
  '\uFEFF<hosts><host name="a &gt; b" id=\'1\'>R&amp;D &#169; <![CDATA[<free> & easy]]></host></hosts>',
  '<!DOCTYPE hosts [ <!ELEMENT hosts ANY> ]><hosts></hosts >',
])('accepts %j', (text) => {
  expect(xmlError(text)).toBeUndefined()
})

test.each([
  ['<hosts>\n  <host>\n  </hosts>', 3, 3, '</hosts> where <host> of line 2 is open'],
  ['<hosts>\n  <host></host>\n', 3, 1, '<hosts> of line 1 is never closed'],
  ['<hosts>\n <host\n</hosts>', 2, 2, '"<host" is not closed by ">"'],
  ['<hosts>\n <a>R&D</a></hosts>', 2, 6, 'an "&" must be written as &amp;'],
  ['<hosts><host id=1/></hosts>', 1, 8, '"<host" begins no tag'],
  ['<hosts><!-- a -- b --></hosts>', 1, 8, 'a comment is not closed, or has "--" in it'],
  ['<hosts/>\n</hosts>', 2, 1, '</hosts> closes nothing'],
  ['<hosts/>\n<hosts/>', 2, 1, '<hosts> comes after the end'],
  ['hosts\n<hosts/>', 1, 1, 'text outside of the outermost element'],
  ['\n<?xml version="1.0"?><hosts/>', 2, 1, 'the XML declaration must come first'],
  ['', 1, 1, 'no element in it'],
])('%j is wrong in line %i, column %i', (text, line, column, reason) => {
  expect(xmlError(text)).toEqual({line, column, reason})
})
