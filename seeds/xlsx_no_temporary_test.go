package seeds_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"duban/seeds"
)

// A workbook is read where no temporary files can be made, as on a full disk.
func TestAWorkbookWithoutTemporaryFiles(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "cmd", "duban", "testdata", "libreoffice", "sorted.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	if raw, err := seeds.ReadRaw(context.Background(), data); err != nil || len(raw.Sheets) == 0 {
		t.Errorf("%+v, %v", raw, err)
	}
}
