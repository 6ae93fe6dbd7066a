//go:build linux

package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/statefile"
	"duban/tui"
)

// Where a person was in a ledger is theirs alone, is for that ledger alone, and is dropped
// where the file is broken.
func TestThePlaceIsKept(t *testing.T) {
	binary, folder := binaryOf(t), t.TempDir()
	config := filepath.Join(folder, "config", "duban")
	if err := os.MkdirAll(config, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "config.toml"), []byte("place = true\nmouse = true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := []string{"XDG_CONFIG_HOME=" + filepath.Join(folder, "config"), "XDG_STATE_HOME=" + folder}
	// sit starts a dashboard, which has to show a text, and leaves it after some keys.
	sit := func(ledger, person, shown, keys string) {
		t.Helper()
		s, command := startScripted(t, environment, binary, "--db", filepath.Join(folder, ledger), "--as", person)
		s.await("\x1b[?1000h") // the mouse is on
		s.await(shown)
		s.write(keys)
		s.write("q")
		s.await("\x1b[?1000l") // and off again
		if err := command.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	const list, sheet = "3 任务", "科室一览"
	sit("office.db", "li", list, "w")
	places, err := filepath.Glob(filepath.Join(folder, "duban", "places", "*"))
	if err != nil || len(places) != 1 {
		t.Fatalf("%q, %v", places, err)
	}
	if info, err := os.Lstat(places[0]); err != nil || info.Mode() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	saved, err := os.ReadFile(places[0])
	if err != nil {
		t.Fatal(err)
	}
	sit("office.db", "li", sheet, "")
	sit("office.db", "wang", list, "")
	sit("other.db", "li", list, "")
	for _, broken := range []string{"", "{", string(saved[:len(saved)-1]) + `,"task":5}`} {
		if err := os.WriteFile(places[0], []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		sit("office.db", "li", list, "")
	}
}

// After several plans were seen together the next start returns to where it did before.
func TestThePlaceStaysAfterSeveralPlans(t *testing.T) {
	folder := t.TempDir()
	getenv := func(name string) string { return map[string]string{"XDG_STATE_HOME": folder, "HOME": folder}[name] }
	s := &session{
		program: &program{environment: environment{getenv: getenv}, file: settings.Parse("place = true")},
		path:    filepath.Join(folder, "office.db"), by: "li",
	}
	s.keepPlace(tui.Place{Plan: "2021", Task: "5", Recent: []string{"month"}})
	s.keepPlace(tui.Place{Recent: []string{"undo"}})
	var place tui.Place
	if !statefile.Read(s.placeFile(), &place) || place.Plan != "2021" || place.Task != "5" || !slices.Equal(place.Recent, []string{"undo"}) {
		t.Errorf("%+v", place)
	}
}
