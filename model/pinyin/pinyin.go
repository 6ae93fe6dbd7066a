// Package pinyin matches Chinese text with Latin letters, so that a person finds 办公室 by bgs where no Chinese input method is at hand.
package pinyin

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
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
	sought    map[string]*sought
	last      *sought
}

// maxSought is how many letters that Contains was asked for are kept: the words of a search.
const maxSought = 8

// sought is letters that Contains was asked for.
type sought struct {
	typed, letters string // as typed, and in lower case
	// begins says which characters they may begin with, as far as known.
	begins [math.MaxUint16 + 1]answer
	// reached[n] says that the characters so far can end just where the first n letters
	// end.
	reached []bool
}

type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// New returns a Speller.
func New() *Speller {
	speller := &Speller{common: map[rune][]string{}, spellings: map[rune][]string{}, sought: map[string]*sought{}}
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
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if letters == "" {
		return true
	}
	if s.last == nil || s.last.typed != letters {
		s.last = s.seek(letters)
	}
	found, isOpen := s.last, false
	clear(found.reached)
	for _, character := range text {
		if !isOpen && !s.begins(found, character) {
			continue
		}
		found.reached[0] = true
		if s.step(found, character) {
			return true
		}
		isOpen = slices.Contains(found.reached[1:], true)
	}
	return false
}

func (s *Speller) seek(letters string) *sought {
	if known := s.sought[letters]; known != nil {
		return known
	}
	if len(s.sought) == maxSought {
		clear(s.sought)
	}
	begun := &sought{typed: letters, letters: strings.ToLower(letters)}
	begun.reached = make([]bool, len(begun.letters))
	s.sought[letters] = begun
	return begun
}

// step reads one more character, and reports whether all letters are spelled.
func (s *Speller) step(wanted *sought, character rune) bool {
	reached := wanted.reached
	spellings := s.spellingsOf(unicode.ToLower(character))
	// Backwards, as each step sets a later entry.
	for start := len(reached) - 1; start >= 0; start-- {
		if !reached[start] {
			continue
		}
		reached[start] = false
		rest := wanted.letters[start:]
		for _, spelling := range spellings {
			if strings.HasPrefix(spelling, rest) {
				return true
			}
			if strings.HasPrefix(rest, spelling) {
				reached[start+len(spelling)] = true
			}
		}
	}
	return false
}

// begins reports whether a character may be the first that the letters spell.
func (s *Speller) begins(wanted *sought, character rune) bool {
	isCommon := character < rune(len(wanted.begins))
	if isCommon && wanted.begins[character] != unknown {
		return wanted.begins[character] == yes
	}
	begins := slices.ContainsFunc(s.spellingsOf(unicode.ToLower(character)), func(spelling string) bool {
		return strings.HasPrefix(spelling, wanted.letters) || strings.HasPrefix(wanted.letters, spelling)
	})
	if isCommon {
		wanted.begins[character] = no
		if begins {
			wanted.begins[character] = yes
		}
	}
	return begins
}

// Equals reports whether the whole of text is spelled by letters. Every
// syllable must be complete or a first letter.
func (s *Speller) Equals(text, letters string) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	wanted := strings.ToLower(letters)
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
			reached[start] = false
			for _, spelling := range spellings {
				if strings.HasPrefix(wanted[start:], spelling) {
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
