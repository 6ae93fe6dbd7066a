//go:build long && unix

package postgres_test

import (
	"testing"
	"time"

	"duban/store/postgres/servertest"
)

// Fifty people write to a server that is killed every second.
func TestLongKilledServer(t *testing.T) { killServer(t, servertest.Start(t), 50, 8, time.Second) }
