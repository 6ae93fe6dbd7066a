package prose

import (
	"slices"

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
	var bullets []rune // as they first come
	for _, p := range paragraphs {
		rest := numbering.TrimBullet(p)
		numbered = numbered || numbering.MarkAt(p, 0).Kind >= numbering.MarkParen
		if _, ok := g.ReadClauseLine(rest); ok || rest.Len() == p.Len() {
			continue
		}
		if counts[p.At(0)]++; counts[p.At(0)] == 1 {
			bullets = append(bullets, p.At(0))
		}
		if numbered && len(g.SplitClauses(p).Offices) > 0 {
			withOffices[p.At(0)]++
		}
	}
	bullets = slices.DeleteFunc(bullets, func(bullet rune) bool { return counts[bullet] < 2 })
	switch {
	case numbered && len(bullets) == 1 && withOffices[bullets[0]]*2 > counts[bullets[0]]:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigits}
	case !numbered && len(bullets) == 1:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkDigit}
	case !numbered && len(bullets) == 2:
		return map[rune]numbering.MarkKind{bullets[0]: numbering.MarkParen, bullets[1]: numbering.MarkDigit}
	}
	return nil
}
