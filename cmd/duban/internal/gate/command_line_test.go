package gate

import (
	"slices"
	"strings"
	"testing"

	"duban/tui/words"
)

func TestSplitCommand(t *testing.T) {
	text := In(words.English)
	for line, want := range map[string][]string{
		"":                              nil,
		"  \t ":                         nil,
		"list":                          {"list"},
		" list  --office\tbgs ":         {"list", "--office", "bgs"},
		`note 20 '已催办; $HOME' `:         {"note", "20", "已催办; $HOME"},
		`note 20 "a 'b' \"c\" \d \\"`:   {"note", "20", `a 'b' "c" \d \`},
		`note 20 a\ b\;c`:               {"note", "20", "a b;c"},
		`note 20 a"b c"'d e'f`:          {"note", "20", "ab cd ef"},
		`note 20 ''`:                    {"note", "20", ""},
		`note 20 "" ""`:                 {"note", "20", "", ""},
		"note 20 '一\n二'":                {"note", "20", "一\n二"},
		`list --search=* ~ # ! {a,b} %`: {"list", "--search=*", "~", "#", "!", "{a,b}", "%"},
	} {
		got, err := SplitCommand(line, text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", line, got, err, want)
		}
	}
	for _, line := range []string{
		"list; sh", "list | sh", "list && sh", "list > /tmp/x", "list < /etc/passwd", "list `sh`", "list $(sh)", "list $HOME",
		"list\nsh", "list (", "note 1 'open", `note 1 "open`, `note 1 open\`, "list\x00", "list \x1b[2J", "list \r", "list \u202e",
		"list \u009b", "list \xff", "note 1 " + strings.Repeat("长", 6000),
	} {
		if got, err := SplitCommand(line, text); err == nil {
			t.Errorf("%q gives %q", line, got)
		}
	}
}

func FuzzSplitCommand(f *testing.F) {
	for _, seed := range []string{"list --office bgs", `note 20 "a b" 'c' \d`, "a;b", "'", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		got, err := SplitCommand(line, In(words.English))
		if err != nil {
			return
		}
		// Written out again with every character held, it says the same.
		var again []string
		for _, argument := range got {
			again = append(again, "'"+strings.ReplaceAll(argument, "'", `'\''`)+"'")
		}
		written := strings.Join(again, " ")
		if len(written) > maxCommand {
			return
		}
		if back, err := SplitCommand(written, In(words.English)); err != nil || !slices.Equal(back, got) {
			t.Errorf("%q gives %q, then %q, %v", line, got, back, err)
		}
	})
}
