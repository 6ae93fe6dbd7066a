//go:build long

package bolt_test

import "testing"

func TestLongKills(t *testing.T) { killWriters(t, 1000) }
