package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestGeneratedFilesAreUpToDate(t *testing.T) {
	folder := filepath.Join("..")
	for name, write := range map[string]func(string) ([]byte, error){"words.go": words, "traditional.go": traditional} {
		want, err := write(folder)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != string(want) {
			t.Errorf("%s is not what go generate ./seeds/lexicon writes: %v", name, err)
		}
	}
}

func TestEntryWithoutExample(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "words"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "words", "events.txt"), []byte("# Events. Word, example.\n春节\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := words(folder); err == nil {
		t.Errorf("an entry without an example became\n%s", text)
	}
}
