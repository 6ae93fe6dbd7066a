package pinyin

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The list only ever takes readings away from those of the dictionary.
func TestCurrentReadings(t *testing.T) {
	seen := map[string]bool{}
	for _, entry := range strings.Fields(commonReadings) {
		character, readings, found := strings.Cut(entry, ":")
		if !found || utf8.RuneCountInString(character) != 1 || seen[character] {
			t.Fatalf("bad or repeated entry %q", entry)
		}
		seen[character] = true
		listed := strings.Split(readings, ",")
		all := (&Speller{}).readings([]rune(character)[0])
		for _, reading := range listed {
			if !slices.Contains(all, reading) {
				t.Errorf("%s is not read %s: %v", character, reading, all)
			}
		}
		if len(listed) >= len(all) {
			t.Errorf("%s has no other readings than %v", character, all)
		}
	}
}
