// Package text recognises what a piece of text is: an office, a person, a title, a clause
// about who acts and until when.
package text
