package paint

import "unicode/utf8"

// hasKnownWidth reports whether every terminal gives the character the width that the
// ruler gives it. A line with any other character is sent whole, and what follows
// that character is placed by its column, so that it is there whether the
// terminal draws it wider or narrower.
//
// Not trusted are sequences of several code points (combining marks, variation
// selectors, joined emoji), characters that can be drawn as emoji, scripts that
// are shaped or combined, and blocks whose width changed between versions of
// Unicode (hexagrams in version 16).
func hasKnownWidth(character []byte) bool {
	if len(character) == 1 {
		return true
	}
	r, size := utf8.DecodeRune(character)
	return size == len(character) && (isIdeograph(r) || isAsian(r) || isWestern(r) || isDrawing(r))
}

func isIdeograph(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || // the common ones
		r >= 0x3400 && r <= 0x4dbf || // extension A
		r >= 0xf900 && r <= 0xfaff || // compatibility
		r >= 0x20000 && r <= 0x3fffd // extensions B and later
}

func isAsian(r rune) bool {
	return r >= 0x3000 && r <= 0x3029 || // 、。《》
		r >= 0xff01 && r <= 0xff60 || // full-width forms
		r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x2e80 && r <= 0x2fd5 || // radicals
		r >= 0x3041 && r <= 0x3096 || // hiragana
		r >= 0x30a0 && r <= 0x30ff || // katakana
		r >= 0x3105 && r <= 0x312f || // bopomofo
		r >= 0x3220 && r <= 0x3243 || // ㈠ and its like
		r >= 0xac00 && r <= 0xd7a3 || // Hangul
		r >= 0xfe30 && r <= 0xfe4f // vertical forms
}

func isWestern(r rune) bool {
	return r >= 0x00a1 && r <= 0x00a8 || // without © ­ ®
		r >= 0x00aa && r <= 0x00ac ||
		r >= 0x00af && r <= 0x02ff ||
		r >= 0x0391 && r <= 0x0482 || // Greek, Cyrillic
		r >= 0x048a && r <= 0x052f ||
		r >= 0x2010 && r <= 0x2027 || // dashes, quotation marks, …
		r >= 0x2030 && r <= 0x203b ||
		r >= 0x20a0 && r <= 0x20bf || // currency
		r >= 0x2103 && r <= 0x2121 || // ℃ №
		r >= 0x2150 && r <= 0x2188 // Roman numerals
}

func isDrawing(r rune) bool {
	return r >= 0x2500 && r <= 0x25a9 || // frames, bars, squares
		r >= 0x25b2 && r <= 0x25b5 || // triangles without the play buttons
		r >= 0x25bc && r <= 0x25bf ||
		r >= 0x25c6 && r <= 0x25e5 || // diamonds, circles
		r >= 0x2190 && r <= 0x2193 || // arrows
		r >= 0x2200 && r <= 0x22ff || // mathematics
		r >= 0x2460 && r <= 0x24c1 || // ① and its like, without Ⓜ
		r >= 0x24c3 && r <= 0x24ff ||
		r == 0x2605 || r == 0x2606 || // ★ ☆
		r == 0x2713 || r == 0x2717 // ✓ ✗
}
