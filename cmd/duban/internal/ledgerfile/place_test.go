package ledgerfile_test

import (
	"strings"
	"testing"

	"duban/cmd/duban/internal/ledgerfile"
)

// An address of another kind is not taken for a file, and its password is not shown.
func TestCheckPlace(t *testing.T) {
	t.Parallel()
	for place, isGood := range map[string]bool{
		"duban.db": true, "/srv/a:b/duban.db": true, `C:\duban.db`: true, "./postgres://x": true,
		"postgres://chen@host/duban": true, "postgresql://host/duban": true,
		"POSTGRES://chen:secret@host/duban": false, "mysql://chen:secret@host/duban": false,
		"postgres:chen:secret@host": false, "Postgres:/chen:secret@host/duban": false, "https://host/secret": false,
	} {
		err := ledgerfile.CheckPlace(place)
		if (err == nil) != isGood || err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", place, err)
		}
	}
}
