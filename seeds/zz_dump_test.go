package seeds_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"duban/seeds"
)

func TestZZDump(t *testing.T) {
	for _, f := range strings.Fields(os.Getenv("DUMP")) {
		text, _ := os.ReadFile(f)
		p, ws, err := seeds.ReadText(string(text), seeds.Options{})
		fmt.Println("=====", f, err)
		if p != nil {
			fmt.Printf("T=%q I=%q Y=%d\n", p.Title, p.Issuer, p.Year)
			for _, k := range p.Tasks {
				c := p.Categories[k.Category]
				fmt.Printf(" [%s|%s] #%s id=%s %q\n    raw=%q L=%v A=%v C=%v bm=%v due=%s dw=%q ms=%v on=%v q=%v\n", c.Ordinal, strings.Join(c.Path, "/"), k.Number, k.ID, k.Text, k.OfficesRaw, k.Lead, k.Assist, k.Classes, k.ByMatter, k.Due, k.DueWords, k.Milestones, k.Ongoing, k.Quota)
			}
		}
		for _, w := range ws {
			fmt.Printf("  ! %d %s %q\n", w.Line, w.Why, w.Text)
		}
	}
}
