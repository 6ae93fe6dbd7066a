// Package document holds what a file consists of, whatever its format: paragraphs and
// rows of tables, as texts whose characters know their folded form and whose place is
// known.
package document
