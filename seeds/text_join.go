package seeds

// joinParagraphs joins two paragraphs, without a line break if the first is a long line
// that ends in the middle of a sentence: its page broke it.
func joinParagraphs(a, b phrase) phrase {
	if a.empty() {
		return b
	}
	middle := a.len() >= 20 && a.suffixOf([]string{"。", ";", ":", ")", "!", "”", "?"}) == 0
	if middle || a.hasSuffix(",") || a.hasSuffix("、") {
		return a.appended(b)
	}
	return joinLines(a, b)
}
