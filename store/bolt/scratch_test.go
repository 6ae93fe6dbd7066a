//go:build unix

package bolt

import (
	"io"
	"os"
	"testing"
)

// What other systems have instead of a file in memory works everywhere.
func TestScratchFiles(t *testing.T) {
	for name, create := range map[string]func() (*os.File, error){"own": newScratchFile, "on disk": newTemporaryFile} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			t.Setenv("TMPDIR", folder)
			file, err := create()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = file.Close() }()
			if _, err := file.WriteString("台账"); err != nil {
				t.Fatal(err)
			}
			content := make([]byte, len("台账"))
			if _, err := file.ReadAt(content, 0); err != nil && err != io.EOF || string(content) != "台账" {
				t.Errorf("read back %q, %v", content, err)
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
				t.Errorf("it has a name: %v, %v", left, err)
			}
		})
	}
}

func TestNoPlaceForATemporaryFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/missing")
	if file, err := newTemporaryFile(); err == nil || file != nil {
		t.Errorf("made %v, %v", file, err)
	}
}
