package main

import (
	"os"
	"testing"
)

// The file in the package has the readings of the dictionary.
func TestTableIsCurrent(t *testing.T) {
	written, err := os.ReadFile("../readings.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != table() {
		t.Error("readings.txt is not what go generate ./model/pinyin writes")
	}
}
