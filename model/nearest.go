package model

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns at most n names that are most similar to what was typed, the most
// similar first. A name is near if it contains what was typed, is contained in
// it, or differs in fewer than half of its characters.
func Nearest(names []string, typed string, n int) []string {
	wanted := strings.ToLower(typed)
	distances := make(map[string]int, len(names))
	var near []string
	for _, name := range names {
		if _, known := distances[name]; known {
			continue
		}
		distance, isNear := nameDistance(strings.ToLower(name), wanted)
		distances[name] = distance
		if isNear {
			near = append(near, name)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(distances[a], distances[b]) })
	return near[:min(n, len(near))]
}

// nameDistance returns how far a name is from what was typed, and whether that is near.
func nameDistance(name, typed string) (distance int, isNear bool) {
	a, b := []rune(name), []rune(typed)
	if len(a) > 1 && strings.Contains(typed, name) || typed != "" && strings.Contains(name, typed) {
		return 1, true
	}
	longer := max(len(a), len(b))
	if 2*(longer-min(len(a), len(b))) >= longer {
		return 2 * longer, false // the lengths alone differ too much
	}
	edits := editDistance(a, b)
	return 2 * edits, 2*edits < longer
}

// search is what a person typed to name one of several things.
type search struct {
	what  Noun
	typed string
	names []string
}

// pick tries the tests in order. The first test that any name passes decides: pick
// returns the index of that name. If several pass it, or none passes any, the error is
// a *NotFoundError.
func (s search) pick(tests ...func(index int) bool) (int, error) {
	for _, passes := range tests {
		var found []int
		for index := range s.names {
			if s.typed != "" && passes(index) {
				found = append(found, index)
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

func (s search) ambiguous(indices []int) error {
	err := &NotFoundError{What: s.what, Name: s.typed, Ambiguous: true}
	for _, index := range indices {
		err.Nearest = append(err.Nearest, s.names[index])
	}
	return err
}

// editDistance counts the insertions, deletions, replacements and exchanges of
// neighbours that make one text of the other (optimal string alignment).
func editDistance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			rows[i][j] = min(rows[i-1][j-1]+boolToInt(a[i-1] != b[j-1]), rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
