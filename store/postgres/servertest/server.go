//go:build unix

package servertest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Server is a server of the test's own, on a socket in its folder.
type Server struct {
	folder  string
	program string
	schemas atomic.Int64
}

// Start starts a server, which ends with the test. The test is skipped where PostgreSQL is
// not installed.
func Start(t testing.TB) *Server {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		t.Skip("SKIPPED: PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb")
	}
	slices.Sort(found)
	// Paths of sockets must be short.
	folder, err := os.MkdirTemp("", "duban-pg")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{folder: folder, program: filepath.Dir(found[len(found)-1])}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	if os.Geteuid() == 0 { // as which the server does not run
		if err := os.Chown(folder, serverUser, serverUser); err != nil {
			t.Fatal(err)
		}
	}
	s.run(t, "initdb", "--pgdata="+s.data(), "--auth=trust", "--username=duban", "--encoding=UTF8", "--no-locale", "--no-sync")
	s.Run(t)
	t.Cleanup(func() { s.Kill(t) })
	return s
}

// serverUser is the account of the server when root starts it: that without rights, on Debian and elsewhere.
const serverUser = 65534

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// command is a program of the server, as the user that it runs as.
func (s *Server) command(name string, arguments ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(s.program, name), arguments...)
	command.Dir, command.Env = s.folder, []string{"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"}
	if os.Geteuid() == 0 {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: serverUser, Gid: serverUser}}
	}
	return command
}

func (s *Server) run(t testing.TB, name string, arguments ...string) {
	t.Helper()
	if out, err := s.command(name, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// Run starts the server again after Kill.
func (s *Server) Run(t testing.TB) {
	t.Helper()
	// The system keeps what a process wrote that is killed, so the tests need no syncing.
	options := "-c fsync=off -c listen_addresses= -c shared_buffers=16MB -c unix_socket_directories=" + s.folder
	s.run(t, "pg_ctl", "--pgdata="+s.data(), "--log="+filepath.Join(s.folder, "log"), "--options="+options, "--wait", "start")
}

// Kill ends the server at once, as a crash does.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(s.data(), "postmaster.pid"))
	if err != nil {
		return // it does not run
	}
	pid, err := strconv.Atoi(strings.SplitN(string(content), "\n", 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if syscall.Kill(pid, 0) != nil {
			return
		}
	}
	t.Fatalf("the server %d does not end", pid)
}

// URL returns the address of a ledger that is not there yet, in a schema of its own.
func (s *Server) URL() string {
	return fmt.Sprintf("postgres://duban@/postgres?host=%s&search_path=test%d", s.folder, s.schemas.Add(1))
}

// SQL has the server carry out a statement.
func (s *Server) SQL(t testing.TB, statement string) {
	t.Helper()
	s.run(t, "psql", "--quiet", "--no-psqlrc", "--host="+s.folder, "--username=duban", "--dbname=postgres", "--set=ON_ERROR_STOP=1", "--command="+statement)
}
