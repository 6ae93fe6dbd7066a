// Package prose makes the outline of paragraphs by their numbering.
package prose
