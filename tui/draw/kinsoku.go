package draw

import (
	"strings"
	"unicode"
)

// Chinese typography keeps some marks away from a line's start (行首禁则) and some
// from its end (行尾禁则): GB/T 15834-2011, 5.1, and its usual extension to all
// brackets, quotation marks, sentence marks and dashes.

// neverFirst are marks that no property of Unicode names.
const neverFirst = "…‥·・･‧•%％﹪‰‱℃℉°′″～々〻ーヽヾゝゞ゛゜＂＇"

func isNeverFirst(r rune) bool {
	if r == '-' {
		return false
	}
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pd, unicode.Terminal_Punctuation) || strings.ContainsRune(neverFirst, r)
}

func isNeverLast(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }
