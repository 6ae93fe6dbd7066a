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
