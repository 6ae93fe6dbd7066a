package output_test

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"duban/cmd/duban/internal/output"
)

// A write that is stopped leaves the file as it was, and nothing beside it.
func TestAWriteIsStopped(t *testing.T) {
	for _, exists := range []bool{true, false} {
		folder := t.TempDir()
		file := output.File{Name: filepath.Join(folder, "台账.csv"), Overwrite: exists}
		want := 0
		if exists {
			want = 1
			if err := os.WriteFile(file.Name, []byte("旧的"), 0o640); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		err := file.Write(ctx, func(out *bufio.Writer) error {
			cancel()
			_, err := out.WriteString("新的")
			return err
		})
		left, _ := os.ReadDir(folder)
		if !errors.Is(err, context.Canceled) || len(left) != want {
			t.Errorf("%v, %d files left, want %d", err, len(left), want)
		}
		if kept, _ := os.ReadFile(file.Name); exists && string(kept) != "旧的" {
			t.Errorf("%q took the file's place", kept)
		}
	}
}
