package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/model"
)

func TestSearchTextFoldsWidthAndMarks(t *testing.T) {
	for _, c := range []struct{ text, typed string }{
		{"12345热线", "１２３４５热线"},
		{"“12345”热线", `"12345"热线`},
		{"粤办函〔2019〕60号", "粤办函[2019]60号"},
		{"粤办函〔2019〕60号", "粤办函［２０１９］６０号"},
		{"【重点】", "[重点]"},
		{"（一）", "(一)"},
		{"《办法》", "<办法>"},
		{"OA系统", "ｏａ系统"},
		{"２０２１年", "2021年"},
		{"2023—2025", "2023-2025"},
		{"宣传，培训", "宣传,培训"},
		{"第１条", "第1条"},
		{"‘省长’", "'省长'"},
	} {
		if a, b := model.SearchText(c.text), model.SearchText(c.typed); a != b {
			t.Errorf("%s is compared as %q, %s as %q", c.text, a, c.typed, b)
		}
	}
}

// noSpelling spells nothing.
type noSpelling struct{}

func (noSpelling) Contains(string, string) bool { return false }
func (noSpelling) Equals(string, string) bool   { return false }

// A search finds the tasks whose SearchText holds what SearchText makes of the words.
func TestSearchComparesFoldedTexts(t *testing.T) {
	texts := []string{
		"粤办函〔2019〕60号", "“１２３４５”热线", "OA系统，Ａ类", "（一）《办法》—总则", "宣传、培训·督办", "Kelvin \u212a \u0130", "\xff坏", "尾\ufffd", "双\ufffd\ufffd", "第１条第10条",
	}
	plan := &model.Plan{ID: "2021", Year: 2021}
	for i, text := range texts {
		plan.Tasks = append(plan.Tasks, model.Task{ID: fmt.Sprint("t", i), Number: fmt.Sprint("n", i), Category: -1, Text: text})
	}
	snapshot := model.NewSnapshot(plan, nil, 1)
	for _, text := range texts {
		runes := []rune(text)
		for from := range runes {
			for to := from + 1; to <= min(len(runes), from+4); to++ {
				word := string(runes[from:to])
				if strings.ContainsAny(model.SearchText(word), `" -<>`) || strings.ContainsAny(word, ":：") {
					continue // a mark of the search's language
				}
				var want, got []string
				for i := range texts {
					if strings.Contains(model.SearchText(texts[i]), model.SearchText(word)) {
						want = append(want, plan.Tasks[i].ID)
					}
				}
				for _, task := range (model.Filter{Search: `"` + word + `"`}).Tasks(snapshot, model.Date{}, noSpelling{}) {
					got = append(got, task.ID)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%q finds %v, want %v", word, got, want)
				}
			}
		}
	}
}
