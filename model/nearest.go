package model

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns at most n of the names that look most like what was typed,
// the likeliest first, by how many characters would have to be changed.
func Nearest(names []string, typed string, n int) []string {
	wanted := []rune(strings.ToLower(typed))
	distances := make(map[string]int, len(names))
	for _, name := range names {
		distance := 2 * editDistance([]rune(strings.ToLower(name)), wanted)
		if typed != "" && strings.Contains(name, typed) {
			distance = 1
		}
		distances[name] = distance
	}
	near := slices.Clone(names)
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(distances[a], distances[b]) })
	return near[:min(n, len(near))]
}

// search is what a person typed to name one of several things.
type search struct {
	what  Noun
	typed string
	names []string
}

// pick returns the place of the one name that the first test finds that finds
// any. The error is a *NotFoundError.
func (s search) pick(tests ...func(place int) bool) (int, error) {
	for _, fits := range tests {
		var found []int
		for place := range s.names {
			if s.typed != "" && fits(place) {
				found = append(found, place)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return -1, s.ambiguous(found)
		}
	}
	return -1, &NotFoundError{What: s.what, Name: s.typed, Nearest: Nearest(s.names, s.typed, 3)}
}

func (s search) ambiguous(places []int) error {
	err := &NotFoundError{What: s.what, Name: s.typed, Ambiguous: true}
	for _, place := range places {
		err.Nearest = append(err.Nearest, s.names[place])
	}
	return err
}

// editDistance is Levenshtein's: the insertions, deletions and replacements
// that make one text of the other.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			replaced := diagonal + one(ra != rb)
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
