package gate

import (
	"os"
	"strings"
)

// DropVariables removes the variables from this process by which PostgreSQL's programs are
// configured, and those that name certificates: with them a client whose variables sshd
// accepts could use another schema, server or port than the gate's line says, or do without
// encryption.
func DropVariables() {
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if strings.HasPrefix(name, "PG") || name == "SSL_CERT_FILE" || name == "SSL_CERT_DIR" {
			_ = os.Unsetenv(name)
		}
	}
}
