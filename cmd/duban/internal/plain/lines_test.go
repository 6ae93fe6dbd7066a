package plain

import (
	"bufio"
	"io"
	"slices"
	"strings"
	"testing"
)

// A command that reads ahead leaves the lines behind its own alone.
func TestACommandLeavesTheNextLines(t *testing.T) {
	lines := NewLines(strings.NewReader("first\nyes\nthird\nlast"))
	if got, err := lines.Next(); got != "first" || err != nil {
		t.Fatalf("%q, %v", got, err)
	}
	answer, err := bufio.NewReader(lines).ReadString('\n')
	if answer != "yes\n" || err != nil {
		t.Fatalf("%q, %v", answer, err)
	}
	for _, want := range []string{"third", "last"} {
		if got, err := lines.Next(); got != want || err != nil {
			t.Fatalf("%q, %v", got, err)
		}
	}
	if _, err := lines.Next(); err != io.EOF {
		t.Fatal(err)
	}
}

func TestMissing(t *testing.T) {
	for _, c := range []struct {
		form  string
		given int
		want  []string
	}{
		{"done 任务...", 0, []string{"任务..."}},
		{"done 任务...", 1, nil},
		{"extend TASK DATE", 1, []string{"DATE"}},
		{"extend TASK DATE", 3, nil},
		{"undo [N]", 0, nil},
		{"list", 0, nil},
	} {
		if got := Missing(c.form, c.given); !slices.Equal(got, c.want) {
			t.Errorf("%s with %d: %q", c.form, c.given, got)
		}
	}
}
