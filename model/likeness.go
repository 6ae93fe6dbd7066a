package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// essence is a text without what a correction may change and not mean: blanks
// and marks.
func essence(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// gram is two characters that stand next to each other.
type gram [2]rune

// grams counts the pairs of neighbours in a text's essence. A single character
// is a pair with nothing.
func grams(text string) map[gram]int {
	counts := map[gram]int{}
	runes := []rune(essence(text))
	if len(runes) == 1 {
		counts[gram{runes[0], 0}]++
	}
	for i := 1; i < len(runes); i++ {
		counts[gram{runes[i-1], runes[i]}]++
	}
	return counts
}

func total(counts map[gram]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// Limits that keep a plan of boilerplate from being compared each with each.
const (
	commonest  = 100 // texts that may share a pair before it tells nothing
	candidates = 16  // texts compared in full
)

// gramIndex finds the texts that are like another one.
type gramIndex struct {
	grams map[int]map[gram]int
	sizes map[int]int
	holds map[gram][]int
}

func newGramIndex() *gramIndex {
	return &gramIndex{grams: map[int]map[gram]int{}, sizes: map[int]int{}, holds: map[gram][]int{}}
}

func (x *gramIndex) add(place int, text string) {
	counts := grams(text)
	x.grams[place], x.sizes[place] = counts, total(counts)
	for g := range counts {
		x.holds[g] = append(x.holds[g], place)
	}
}

// alike returns how like this text the nearest ones of the index are, from 0 to
// 1: twice the pairs that they share over all that they have (Sørensen and
// Dice). The places in also are compared whether they are near or not.
func (x *gramIndex) alike(text string, also []int) map[int]float64 {
	counts := grams(text)
	shared := map[int]int{}
	for g := range counts {
		if places := x.holds[g]; len(places) <= commonest {
			for _, place := range places {
				shared[place]++
			}
		}
	}
	near := slices.SortedFunc(maps.Keys(shared), func(a, b int) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	near = append(near[:min(candidates, len(near))], also...)
	degrees := make(map[int]float64, len(near))
	for _, place := range near {
		degrees[place] = x.degree(counts, place)
	}
	return degrees
}

func (x *gramIndex) degree(counts map[gram]int, place int) float64 {
	shared := 0
	for g, n := range counts {
		shared += min(n, x.grams[place][g])
	}
	if shared == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(total(counts)+x.sizes[place])
}
