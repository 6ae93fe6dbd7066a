// Package outline holds the structure of a document: its tasks under their headings,
// before their cells are read, and the words that belong to no task.
package outline
