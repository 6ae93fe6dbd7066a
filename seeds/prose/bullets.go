package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// bulletKinds returns what the bullets of a text without numbered tasks are: of two kinds
// of bullets the first is that of headings, the last that of tasks. A bullet before offices
// alone is that of the task above. Below numbered lines, only bullets of which most name
// offices are those of tasks.
func bulletKinds(g *text.Grammar, paragraphs []document.Phrase) map[rune]numbering.MarkKind {
	counts, withOffices := map[rune]int{}, map[rune]int{}
	numbered := false
	var bullets []rune // those that come twice, by their second line
	for _, p := range paragraphs {
		rest := numbering.TrimBullet(p)
		numbered = numbered || numbering.MarkAt(p, 0).Kind >= numbering.MarkParen
		if _, ok := g.ReadClauseLine(rest); ok || rest.Len() == p.Len() {
			continue
		}
		if counts[p.At(0)]++; counts[p.At(0)] == 2 {
			bullets = append(bullets, p.At(0))
		}
		if numbered && len(g.SplitClauses(p).Offices) > 0 {
			withOffices[p.At(0)]++
		}
	}
	switch len(bullets) {
	case 1:
		if numbered && withOffices[bullets[0]]*2 <= counts[bullets[0]] {
			return nil
		}
		if numbered {
			return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigits}
		}
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigit}
	case 2:
		if numbered {
			return nil
		}
		kinds := map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigit, bullets[1]: numbering.MarkDigit}
		for _, p := range paragraphs {
			if kinds[p.At(0)] != numbering.MarkNone {
				kinds[p.At(0)] = numbering.MarkParen // the first
				return kinds
			}
		}
	}
	return nil
}
