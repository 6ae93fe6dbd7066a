package model_test

import (
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
