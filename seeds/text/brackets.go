package text

import (
	"unicode"

	"duban/seeds/document"
)

// LastBracket returns where the bracket opens that ends the words, -1 if none ends them.
func LastBracket(p document.Phrase) int {
	if unicode.IsLetter(p.Last()) {
		return -1
	}
	for i := p.Len() - 2; i >= max(0, p.Len()-document.MaxBracketLength); i-- {
		if p.ClosingBracket(i) == p.Len()-1 {
			return i
		}
	}
	return -1
}

// TrimBrackets drops blanks and brackets around the whole phrase.
func TrimBrackets(p document.Phrase) document.Phrase {
	for {
		p = p.TrimAny(" \n\t;,。、") // not the colon of a label without words
		if p.Len() < 2 || p.ClosingBracket(0) != p.Len()-1 {
			return p
		}
		p = p.Sub(1, p.Len()-1)
	}
}

// openBrackets returns how many brackets are open at the end of the words, and how many
// are closed that none opens.
func openBrackets(p document.Phrase) (open, stray int) {
	for _, c := range p.Glyphs {
		switch c.Plain() {
		case '(', '[':
			open++
		case ')', ']':
			if open == 0 {
				stray++ // 1)
			} else {
				open--
			}
		}
	}
	return open, stray
}

// isBalanced reports whether each bracket of the words is opened and closed in them.
func isBalanced(p document.Phrase) bool {
	open, stray := openBrackets(p)
	return open == 0 && stray == 0
}

// isPlaceBracket reports whether a bracket names other kinds of places beside the word
// before it: 村(社区), 镇(街道、园区). It is part of that word.
func isPlaceBracket(p document.Phrase, open, end int) bool {
	if open == 0 || !document.RuneSet("村镇乡县区市街道社居州旗场")[p.At(open-1)] {
		return false
	}
	return consistsOf(p.Sub(open+1, end), []string{"社区", "街道办事处", "街道", "办事处", "开发区", "园区", "村", "镇", "乡", "区", "市", "县", "旗", "州", "场", "居", "、", ",", "."})
}

// consistsOf reports whether a phrase is made of nothing but some words.
func consistsOf(p document.Phrase, words []string) bool {
	for i := 0; i < p.Len(); {
		length := p.PrefixOf(i, words)
		if length == 0 {
			return false
		}
		i += length
	}
	return true
}
