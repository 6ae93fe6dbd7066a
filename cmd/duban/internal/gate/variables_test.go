package gate_test

import (
	"os"
	"testing"

	"duban/cmd/duban/internal/gate"
)

func TestDropVariables(t *testing.T) {
	dropped := []string{
		"PGOPTIONS", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSFILE", "PGSERVICE", "PGSERVICEFILE", "PGSSLMODE", "PGSSLROOTCERT",
		"SSL_CERT_FILE", "SSL_CERT_DIR",
	}
	kept := []string{"TERM", "LANG", "APGAR"}
	for _, name := range append(dropped, kept...) {
		t.Setenv(name, "x")
	}
	gate.DropVariables()
	for _, name := range dropped {
		if value, is := os.LookupEnv(name); is {
			t.Errorf("%s is still %q", name, value)
		}
	}
	for _, name := range kept {
		if os.Getenv(name) != "x" {
			t.Errorf("%s is gone", name)
		}
	}
}
