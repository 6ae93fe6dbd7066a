//go:build long

package bolt_test

import (
	"testing"
	"time"
)

func TestLongKills(t *testing.T) { killWriters(t, 1000) }

func TestLongWaits(t *testing.T) { compareLocks(t, 50, 10*time.Second) }
