// Package table makes the outline of a document that has rows.
package table
