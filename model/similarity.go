package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// significantText returns the letters and digits of a text: a correction of blanks
// and punctuation alone is none.
func significantText(text string) string {
	return strings.Map(func(r rune) rune {
		if isSignificant(r) {
			return r
		}
		return -1
	}, text)
}

func isSignificant(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// bigram is two adjacent characters.
type bigram uint64

func bigramOf(first, second rune) bigram { return bigram(first)<<32 | bigram(second) }

// bigrams returns the bigrams of a text's letters and digits, sorted, with
// repetitions. It reuses room. A single character is paired with 0.
func bigrams(text string, room []bigram) []bigram {
	found, length, before := room[:0], 0, rune(0)
	for _, r := range text {
		if !isSignificant(r) {
			continue
		}
		if length > 0 {
			found = append(found, bigramOf(before, r))
		}
		before = r
		length++
	}
	if length == 1 {
		found = append(found, bigramOf(before, 0))
	}
	slices.Sort(found)
	return found
}

// diceSimilarity returns the similarity of two texts by their bigrams, from 0 to 1:
// twice the shared ones over the sum of both (Sørensen and Dice).
func diceSimilarity(a, b []bigram) float64 {
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

// Similarity returns how alike two texts are by their letters and digits, from 0 to 1.
func Similarity(a, b string) float64 { return diceSimilarity(bigrams(a, nil), bigrams(b, nil)) }

// Limits that keep a plan of boilerplate from being compared each with each.
const (
	maxTasksPerBigram = 100 // a bigram of more tasks than this is too common to compare by
	maxCandidates     = 16  // texts compared in full
)

// bigramIndex finds the tasks whose texts are like another one. It keeps no bigrams of
// a text, as those of a large plan take several times the memory of the plan.
type bigramIndex struct {
	tasks     []*Task
	tasksWith map[bigram][]int32 // the places of known; one more than maxTasksPerBigram at most
	shared    []int32            // by place: the pairs shared with the text that is compared
	nearest   []int32            // the places that share the most

	own, other []bigram // room to work in
}

func newBigramIndex(known []*Task) *bigramIndex {
	return &bigramIndex{tasks: known, tasksWith: map[bigram][]int32{}, shared: make([]int32, len(known))}
}

func (x *bigramIndex) add(place int) {
	x.own = bigrams(x.tasks[place].Text, x.own)
	for _, g := range slices.Compact(x.own) {
		if places := x.tasksWith[g]; len(places) <= maxTasksPerBigram {
			x.tasksWith[g] = append(places, int32(place))
		}
	}
}

// compareSimilar calls yield with the similarity to a text of each of the nearest
// tasks of the index, and of the tasks at the indexes in also.
func (x *bigramIndex) compareSimilar(text string, also []int, yield func(place int, similarity float64)) {
	x.own = bigrams(text, x.own)
	x.findNearest()
	compare := func(place int) {
		x.other = bigrams(x.tasks[place].Text, x.other)
		yield(place, diceSimilarity(x.own, x.other))
	}
	for _, place := range x.nearest {
		compare(int(place))
	}
	for _, place := range also {
		if !slices.Contains(x.nearest, int32(place)) {
			compare(place)
		}
	}
}

// findNearest finds the places that share the most pairs with own, of several that
// share as many the first.
func (x *bigramIndex) findNearest() {
	var touched []int32
	for i, g := range x.own {
		if i > 0 && g == x.own[i-1] {
			continue
		}
		if places := x.tasksWith[g]; len(places) <= maxTasksPerBigram {
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
	x.nearest = x.nearest[:0]
	for _, place := range touched {
		if len(x.nearest) == maxCandidates && order(place, x.nearest[maxCandidates-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(x.nearest, place, order)
		x.nearest = slices.Insert(x.nearest, at, place)
		x.nearest = x.nearest[:min(len(x.nearest), maxCandidates)]
	}
	for _, place := range touched {
		x.shared[place] = 0
	}
}
