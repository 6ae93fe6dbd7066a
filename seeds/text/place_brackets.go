package text

import "duban/seeds/document"

// isPlaceBracket reports whether a bracket names other kinds of places beside the word
// before it: 村(社区), 镇(街道、园区). It is part of that word.
func isPlaceBracket(p document.Phrase, open, end int) bool {
	if open == 0 || !document.RuneSet("村镇乡县区市街道社居州旗场")[p.At(open-1)] {
		return false
	}
	places := []string{"社区", "街道办事处", "街道", "办事处", "开发区", "园区", "村", "镇", "乡", "区", "市", "县", "旗", "州", "场", "居", "、", ",", "."}
	for i := open + 1; i < end; {
		length := p.PrefixOf(i, places)
		if length == 0 {
			return false
		}
		i += length
	}
	return true
}
