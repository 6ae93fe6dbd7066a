// Package pages makes a document of the words of a PDF and their places, which is all
// that is known of its paragraphs and tables.
package pages
