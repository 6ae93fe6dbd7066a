// Package text recognises what a piece of text is: a number, a date, a quota, an
// office, the name of a column, a heading, a clause about who acts.
package text
