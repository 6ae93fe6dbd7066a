package seeds_test

import (
	"testing"

	"duban/seeds"
)

func TestProgressGrowsToTheEnd(t *testing.T) {
	last, whole := 0, 0
	_, _, err := seeds.Read([]byte("一、公开\n1.更新栏目。（办公室负责）\n2.编制年报。（法规科负责）\n"), seeds.Options{
		Progress: func(done, total int) {
			if done < last || whole != 0 && total != whole {
				t.Errorf("%d of %d after %d of %d", done, total, last, whole)
			}
			last, whole = done, total
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if last != whole || whole == 0 {
		t.Errorf("the last call said %d of %d", last, whole)
	}
}
