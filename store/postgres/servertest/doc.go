// Package servertest starts PostgreSQL servers for tests, on Unix.
package servertest
