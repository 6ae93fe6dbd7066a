// Package lexicon holds the words that plans are written with, and the folding of
// characters to those that the words are written in.
package lexicon
