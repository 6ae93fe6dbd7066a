package model_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"duban/model"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "加强“公开”，12条\n第二行", "加强“公开”，12条\n第二行"},
		{"escape sequence", "a\x1b[31mb\x1b[0m", "a[31mb[0m"},
		{"clipboard by OSC 52", "\x1b]52;c;ZWNobw==\x07x", "]52;c;ZWNobw==x"},
		{"C1", "a\u009b31mb\u0085c", "a31mbc"},
		{"delete, bell, backspace, null", "a\x7fb\ac\bd\x00e", "abcde"},
		{"bidi", "a\u202eb\u202c\u2066c\u2069\u200fd", "abcd"},
		{"zero width", "a\u200b\u200c\u200d\ufeff\u00adb", "ab"},
		{"language tags", "a\U000e0001\U000e0041b", "ab"},
		{"line ends", "a\r\nb\rc\u2028d\u2029e\n\nf", "a\nb\nc\nd\ne\n\nf"},
		{"tab", "a\tb", "a b"},
		{"not UTF-8", "a\xff\xfeb\xc3", "a\ufffdb\ufffd"},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
		{"beyond the basic plane", "𠮷👍🏽", "𠮷👍🏽"},
		{"empty", "", ""},
	}
	for _, test := range tests {
		if got := model.Clean(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := model.CleanLine("a\r\nb\u2029c\td\x1be"); got != "a b c de" {
		t.Errorf("one line: %q", got)
	}
}

// Most text is clean, and is not copied.
func TestCleanKeepsCleanText(t *testing.T) {
	const text = "加强“公开”，12条\n第二行"
	if copies := testing.AllocsPerRun(10, func() { model.Clean(text) }); copies != 0 {
		t.Errorf("clean text is copied %v times", copies)
	}
}

// What lays text out or hides is harmless; what acts on a terminal or reorders is not.
func TestHasTerminalControls(t *testing.T) {
	for _, text := range []string{
		"", "加强公开 abc ~", "a\tb\nc\vd\fe\rf", "a\x00b", "a\u0085b", "a\u00a0b", "\ufeffa\u200b\u200d\u00ad", "a\u2029\u202fb", "\u2065\u206a", "\ufffd",
	} {
		if model.HasTerminalControls(text) {
			t.Errorf("%q is refused", text)
		}
	}
	for _, text := range []string{
		"\x01", "\b", "\x0e", "\x1b", "\x1f", "\x7f", "\u0080", "\u0084", "\u0086", "\u009b", "\u009f",
		"\u200e", "\u200f", "\u061c", "\u202a", "\u202e", "\u2066", "\u2069",
	} {
		if !model.HasTerminalControls("公开" + text + "a") {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestCleanNoteAndName(t *testing.T) {
	long := strings.Repeat("字", 10000)
	tests := []struct {
		text       string
		note, name any // the text kept, or the error
	}{
		{" 已报送\r\n周五复核　", "已报送\n周五复核", "已报送 周五复核"},
		{"王\x1b[31m芳\u202e", "王[31m芳", "王[31m芳"},
		{"a\xffb", model.InputError{Problem: model.InputNotUTF8}, model.InputError{Problem: model.InputNotUTF8}},
		{"", model.InputError{}, model.InputError{}},
		{" \r\n\t　\u200b\x1b", model.InputError{}, model.InputError{}},
		{
			long,
			model.InputError{Problem: model.InputTooLong, Length: 10000, Limit: model.MaxNote},
			model.InputError{Problem: model.InputTooLong, Length: 10000, Limit: model.MaxName},
		},
		{long[:3*model.MaxName], long[:3*model.MaxName], long[:3*model.MaxName]},
		{
			long[:3*model.MaxNote], long[:3*model.MaxNote],
			model.InputError{Problem: model.InputTooLong, Length: model.MaxNote, Limit: model.MaxName},
		},
	}
	for _, test := range tests {
		note, noteErr := model.CleanNote(test.text)
		checkCleaned(t, note, noteErr, test.note)
		name, nameErr := model.CleanName(test.text)
		checkCleaned(t, name, nameErr, test.name)
	}
}

func checkCleaned(t *testing.T, got string, err error, want any) {
	t.Helper()
	if text, ok := want.(string); ok {
		if got != text || err != nil {
			t.Errorf("%q, %v, want %q", got, err, text)
		}
		return
	}
	var refused *model.InputError
	if !errors.As(err, &refused) || *refused != want || got != "" {
		t.Errorf("%q, %#v, want %#v", got, err, want)
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range []string{"", "加强公开", "\x1b]52;c;eA==\x07", "\r\r\n\u200b\n", "a\xffb\t", "\u2028\u202e\U000e0041"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := model.Clean(text)
		for _, r := range clean {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Errorf("%U is left of %q", r, text)
			}
		}
		if !utf8.ValidString(clean) {
			t.Errorf("%q is not UTF-8", clean)
		}
		if again := model.Clean(clean); again != clean {
			t.Errorf("cleaned again %q becomes %q", clean, again)
		}
		if line := model.CleanLine(text); strings.Contains(line, "\n") || model.CleanLine(line) != line {
			t.Errorf("%q is not one clean line", line)
		}
		if note, err := model.CleanNote(text); err == nil {
			if again, err := model.CleanNote(note); again != note || err != nil {
				t.Errorf("a note that is fit is refused: %q, %v", note, err)
			}
		}
	})
}
