package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// essence is a text without what a correction may change and not mean: blanks
// and marks.
func essence(text string) string {
	return strings.Map(func(r rune) rune {
		if isEssential(r) {
			return r
		}
		return -1
	}, text)
}

func isEssential(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// gram is two characters that stand next to each other.
type gram uint64

func gramOf(first, second rune) gram { return gram(first)<<32 | gram(second) }

// grams returns the pairs of neighbours in a text's essence, sorted, each as often
// as it stands there, in the room of those before. A single character is a pair
// with nothing.
func grams(text string, room []gram) []gram {
	found, length, before := room[:0], 0, rune(0)
	for _, r := range text {
		if !isEssential(r) {
			continue
		}
		if length > 0 {
			found = append(found, gramOf(before, r))
		}
		before = r
		length++
	}
	if length == 1 {
		found = append(found, gramOf(before, 0))
	}
	slices.Sort(found)
	return found
}

// likenessOf returns how like two texts are by their grams, from 0 to 1: twice the
// pairs that they share over all that they have (Sørensen and Dice).
func likenessOf(a, b []gram) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	shared, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

// Limits that keep a plan of boilerplate from being compared each with each.
const (
	commonest  = 100 // texts that may share a pair before it tells nothing
	candidates = 16  // texts compared in full
)

// gramIndex finds the tasks whose texts are like another one. It keeps no grams of
// a text, as those of a large plan take several times the room of the plan.
type gramIndex struct {
	known  []*Task
	holds  map[gram][]int32 // the places of known; one more than commonest at most
	shared []int32          // by place: the pairs shared with the text that is compared
	near   []int32          // the places that share the most

	own, other []gram // room to work in
}

func newGramIndex(known []*Task) *gramIndex {
	return &gramIndex{known: known, holds: map[gram][]int32{}, shared: make([]int32, len(known))}
}

func (x *gramIndex) add(place int) {
	x.own = grams(x.known[place].Text, x.own)
	for _, g := range slices.Compact(x.own) {
		if places := x.holds[g]; len(places) <= commonest {
			x.holds[g] = append(places, int32(place))
		}
	}
}

// alike tells how like a text the nearest ones of the index are. The places in also
// are compared whether they are near or not.
func (x *gramIndex) alike(text string, also []int, tell func(place int, degree float64)) {
	x.own = grams(text, x.own)
	x.findNear()
	compare := func(place int) {
		x.other = grams(x.known[place].Text, x.other)
		tell(place, likenessOf(x.own, x.other))
	}
	for _, place := range x.near {
		compare(int(place))
	}
	for _, place := range also {
		if !slices.Contains(x.near, int32(place)) {
			compare(place)
		}
	}
}

// findNear finds the places that share the most pairs with own, of several that
// share as many the first.
func (x *gramIndex) findNear() {
	var touched []int32
	for i, g := range x.own {
		if i > 0 && g == x.own[i-1] {
			continue
		}
		if places := x.holds[g]; len(places) <= commonest {
			for _, place := range places {
				if x.shared[place] == 0 {
					touched = append(touched, place)
				}
				x.shared[place]++
			}
		}
	}
	order := func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.shared[b], x.shared[a]), cmp.Compare(a, b))
	}
	x.near = x.near[:0]
	for _, place := range touched {
		if len(x.near) == candidates && order(place, x.near[candidates-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(x.near, place, order)
		x.near = slices.Insert(x.near, at, place)
		x.near = x.near[:min(len(x.near), candidates)]
	}
	for _, place := range touched {
		x.shared[place] = 0
	}
}
