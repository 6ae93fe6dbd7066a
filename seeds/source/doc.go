// Package source turns the bytes of a file into a document: encodings, csv, Markdown,
// lines of text. The packages below it read docx, xlsx and web pages. None knows Chinese
// grammar.
package source
