package folder

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

// A file gets a name that is not in use also where no rename can promise that: by a
// link and a removal, as on macOS and FreeBSD.
func TestPlaceInSteps(t *testing.T) {
	within, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer within.Close()
	place := func(text string) error {
		made, err := within.New(0o640)
		if err != nil {
			t.Fatal(err)
		}
		defer made.Drop()
		if _, err := made.WriteString(text); err != nil {
			t.Fatal(err)
		}
		return made.checkRenamed("file", made.placeInSteps("file"))
	}
	if err := place("first"); err != nil {
		t.Fatal(err)
	}
	if err := place("second"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("placed over another file: %v", err)
	}
	if content, err := os.ReadFile(within.Path("file")); err != nil || string(content) != "first" {
		t.Errorf("the file is %q, %v", content, err)
	}
	names, err := within.Names()
	if err != nil || len(names) != 1 {
		t.Errorf("left in the folder: %v, %v", names, err)
	}
}
