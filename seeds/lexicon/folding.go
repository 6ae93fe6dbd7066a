package lexicon

import (
	"golang.org/x/text/width"
)

//go:generate go run ./table

// Folding returns a function that makes full-width and traditional characters those that
// the words of the lexicon are written in.
func Folding() func(rune) rune {
	twins := map[rune]rune{}
	from, to := []rune(marks), []rune(plainMarks)
	for i := range from {
		twins[from[i]] = to[i]
	}
	starts := newIndex()
	return func(r rune) rune {
		if r >= 0x3400 && r <= 0x9fff {
			return starts.simplified(r)
		}
		if twin, found := twins[r]; found {
			return twin
		}
		if r >= 0xff00 && r <= 0xffef {
			if folded := width.LookupRune(r).Folded(); folded >= ' ' {
				return folded
			}
		}
		return r
	}
}

// index holds where the characters of each high byte begin in traditional.
type index [257]int

func newIndex() *index {
	starts := &index{}
	high := 0
	for i := range len(traditional) / 3 {
		for ; high <= int(runeAt(traditional, i)>>8); high++ {
			starts[high] = i
		}
	}
	for ; high < len(starts); high++ {
		starts[high] = len(traditional) / 3
	}
	return starts
}

// simplified looks a character up. In the constants each takes three bytes, and they are
// in order.
func (starts *index) simplified(r rune) rune {
	low, high := starts[r>>8], starts[r>>8+1]
	for low < high {
		middle := (low + high) / 2
		switch at := runeAt(traditional, middle); {
		case at == r:
			return runeAt(simplified, middle)
		case at < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	return r
}

// runeAt returns the character with an index in a text of characters of three bytes.
func runeAt(text string, i int) rune {
	i *= 3
	return rune(text[i]&0xf)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)
}

// Marks that stand for one another in plans, and those that the words of the lexicon are
// written with, in the same order.
const (
	marks      = "│┃║‖￨\u3000\u00a0—–―〜﹔﹕【】〔〕﹝﹞［］〖〗｛｝○〈〉<>＜＞﹑､\u30fb"
	plainMarks = "|||||  ---~;:[][][][][][]〇《》《》《》、、·"
)
