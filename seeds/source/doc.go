// Package source turns the bytes of a file into a document: encodings, docx, xlsx,
// csv, Markdown, lines of text. It knows nothing of Chinese grammar.
package source
