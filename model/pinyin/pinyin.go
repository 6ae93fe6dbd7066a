// Package pinyin matches Chinese text with Latin letters, so that a person finds 办公室 by bgs where no Chinese input method is at hand.
package pinyin

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run ./table readings.txt

// table holds the readings of each character, in the order of the characters.
//
//go:embed readings.txt
var table string

// Speller spells Chinese characters. It implements model.Spelling. It is safe
// for use by several goroutines.
type Speller struct {
	common    map[rune][]string
	mutex     sync.Mutex
	spellings map[rune][]string // what has been looked up
}

// New returns a Speller.
func New() *Speller {
	speller := &Speller{common: map[rune][]string{}, spellings: map[rune][]string{}}
	for _, entry := range strings.Fields(commonReadings) {
		character, readings, _ := strings.Cut(entry, ":")
		speller.common[[]rune(character)[0]] = strings.Split(readings, ",")
	}
	return speller
}

// Contains reports whether a run of consecutive characters of text is spelled
// by letters. A Chinese character is spelled by a syllable of any of its
// readings, without the tone and with ü also as v or u, or by the first letter
// of one; every other character is itself, in either case. The last
// syllable need not be complete: what fits stays in sight while it is typed.
func (s *Speller) Contains(text, letters string) bool {
	return s.spells(text, letters, true)
}

// Equals reports whether the whole of text is spelled by letters. Every
// syllable must be complete or a first letter.
func (s *Speller) Equals(text, letters string) bool {
	return s.spells(text, letters, false)
}

// spells goes through the text once. Before each character, reached[n] says
// that the characters so far can end just where the first n letters end.
func (s *Speller) spells(text, letters string, part bool) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	wanted := strings.ToLower(letters)
	if part && wanted == "" {
		return true
	}
	reached := make([]bool, len(wanted)+1)
	reached[0] = true
	for _, character := range strings.ToLower(text) {
		spellings := s.spellingsOf(character)
		reached[len(wanted)] = false
		// Backwards, as each step sets a later entry.
		for start := len(wanted) - 1; start >= 0; start-- {
			if !reached[start] {
				continue
			}
			reached[start] = part && start == 0
			for _, spelling := range spellings {
				switch rest := wanted[start:]; {
				case part && strings.HasPrefix(spelling, rest):
					return true
				case strings.HasPrefix(rest, spelling):
					reached[start+len(spelling)] = true
				}
			}
		}
	}
	return reached[len(wanted)]
}

// spellingsOf returns all that may be typed for a character.
func (s *Speller) spellingsOf(character rune) []string {
	if spellings, known := s.spellings[character]; known {
		return spellings
	}
	spellings := []string{string(character)}
	for _, reading := range s.readings(character) {
		spellings = append(spellings, reading, reading[:1])
		if strings.Contains(reading, "v") {
			spellings = append(spellings, strings.Replace(reading, "v", "u", 1), strings.Replace(reading, "v", "ü", 1))
		}
	}
	slices.Sort(spellings)
	s.spellings[character] = slices.Compact(spellings)
	return s.spellings[character]
}

// readings returns the syllables of a character in plain letters, ü as v.
func (s *Speller) readings(character rune) []string {
	if readings, listed := s.common[character]; listed {
		return readings
	}
	return listed(character)
}

// listed looks a character up in the table.
func listed(character rune) []string {
	// The lines before low are of smaller characters or comments; those from high on are
	// not.
	low, high := 0, len(table)
	for low < high {
		start := (low + high) / 2
		start = low + strings.LastIndexByte(table[low:start], '\n') + 1
		line, _, _ := strings.Cut(table[start:], "\n")
		first, _ := utf8.DecodeRuneInString(line)
		switch {
		case first == character && first != '#':
			_, readings, _ := strings.Cut(line, ":")
			return strings.Split(readings, ",")
		case first < character:
			low = start + len(line) + 1
		default:
			high = start
		}
	}
	return nil
}
