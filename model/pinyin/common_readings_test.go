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

// Every character of the table is found, and nothing else.
func TestListed(t *testing.T) {
	count := 0
	for line := range strings.Lines(table) {
		character, readings, found := strings.Cut(strings.TrimSpace(line), ":")
		if strings.HasPrefix(line, "#") || !found {
			continue
		}
		count++
		if got := listed([]rune(character)[0]); strings.Join(got, ",") != readings {
			t.Fatalf("%s: %v, want %s", character, got, readings)
		}
	}
	if count < 40_000 {
		t.Errorf("%d characters", count)
	}
	for _, other := range []rune{0, '#', 'T', ':', '\n', '、', 'あ', '한', utf8.MaxRune} {
		if got := listed(other); got != nil {
			t.Errorf("%q: %v", other, got)
		}
	}
}
