// Package pinyin tells how Chinese text is written with Latin letters, so that
// a person finds 办公室 by bgs where no Chinese input method is at hand.
package pinyin

import (
	"slices"
	"strings"

	dictionary "github.com/mozillazg/go-pinyin"
)

// Speller spells Chinese characters. It implements model.Spelling. It keeps
// what it has looked up without a lock: use it from one goroutine.
type Speller struct {
	current   map[rune][]string
	spellings map[rune][][]rune
}

// New returns a Speller.
func New() *Speller {
	speller := &Speller{current: map[rune][]string{}, spellings: map[rune][][]rune{}}
	for _, entry := range strings.Fields(currentReadings) {
		character, readings, _ := strings.Cut(entry, ":")
		speller.current[[]rune(character)[0]] = strings.Split(readings, ",")
	}
	return speller
}

// Contains reports whether a run of consecutive characters of text is spelled
// by letters. A Chinese character is spelled by a syllable of any of its
// readings, without the tone and with ü also as v or u, or by the first letter
// of one; every other character stands for itself, in either case. The last
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
	wanted := []rune(strings.ToLower(letters))
	reached := make([]bool, len(wanted)+1)
	reached[0] = true
	for _, character := range strings.ToLower(text) {
		spellings := s.spellingsOf(character)
		if part && reachesEnd(reached, wanted, spellings) {
			return true
		}
		// From the end backwards, as every step leads from an earlier place.
		for end := len(wanted); end > 0; end-- {
			reached[end] = slices.ContainsFunc(spellings, func(spelling []rune) bool {
				start := end - len(spelling)
				return start >= 0 && reached[start] && slices.Equal(wanted[start:end], spelling)
			})
		}
		reached[0] = part
	}
	return reached[len(wanted)]
}

// reachesEnd reports whether all that is still wanted from some reached place
// is the beginning of a spelling.
func reachesEnd(reached []bool, wanted []rune, spellings [][]rune) bool {
	for _, spelling := range spellings {
		for start := max(0, len(wanted)-len(spelling)); start < len(wanted); start++ {
			if reached[start] && slices.Equal(spelling[:len(wanted)-start], wanted[start:]) {
				return true
			}
		}
	}
	return len(wanted) == 0
}

// spellingsOf returns all that may be typed for a character.
func (s *Speller) spellingsOf(character rune) [][]rune {
	if spellings, known := s.spellings[character]; known {
		return spellings
	}
	typed := []string{string(character)}
	for _, reading := range s.readings(character) {
		typed = append(typed, reading, reading[:1])
		if strings.Contains(reading, "v") {
			typed = append(typed, strings.Replace(reading, "v", "u", 1), strings.Replace(reading, "v", "ü", 1))
		}
	}
	slices.Sort(typed)
	spellings := [][]rune{}
	for _, one := range slices.Compact(typed) {
		spellings = append(spellings, []rune(one))
	}
	s.spellings[character] = spellings
	return spellings
}

// readings returns the syllables of a character in plain letters, ü as v.
func (s *Speller) readings(character rune) []string {
	if readings, listed := s.current[character]; listed {
		return readings
	}
	style := dictionary.Args{Style: dictionary.Normal, Heteronym: true}
	return slices.DeleteFunc(dictionary.SinglePinyin(character, style), func(reading string) bool {
		return reading == "" || strings.ContainsFunc(reading, func(r rune) bool { return r < 'a' || r > 'z' })
	})
}
