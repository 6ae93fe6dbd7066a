//go:build long

package main

import "testing"

func TestLongHalfATextOverSSH(t *testing.T) { testHalfATextOverSSH(t, 50, 10) }
