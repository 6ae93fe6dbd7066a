package machine

import (
	"os"
	"os/user"
	"strconv"
)

// LoginName returns the user's login name, or what the shell says, or the user's
// number: some shared machines have accounts that no password file lists.
func LoginName() string {
	if account, err := user.Current(); err == nil && account.Username != "" {
		return account.Username
	}
	for _, variable := range []string{"LOGNAME", "USER"} {
		if name := os.Getenv(variable); name != "" {
			return name
		}
	}
	return strconv.Itoa(os.Getuid())
}
