//go:build linux

package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// server is the box's own sshd, on a port of this machine only, with a key for
// each person.
type server struct {
	*box
	folder, login, port string
}

const sshdProgram = "/usr/sbin/sshd"

func needSSHD(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(sshdProgram); err != nil {
		t.Skip("sshd is not installed, so that no real login is tried: apt-get install openssh-server openssh-client")
	}
}

func startServer(t *testing.T, roles map[string]string) *server {
	t.Helper()
	needSSHD(t)
	account, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	s := &server{box: newBox(t), folder: t.TempDir(), login: account.Username}
	must(t, exec.Command(s.binary, "--db", s.ledger, "--as", "desk1", "note", "30", "先有台账"))
	s.choosePort()
	s.configure(roles)
	s.start()
	return s
}

// choosePort finds a port of this machine that is free.
func (s *server) choosePort() {
	t := s.t
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, s.port, _ = net.SplitHostPort(listener.Addr().String())
	_ = listener.Close()
}

// start runs sshd with the server's configuration until the test has ended.
func (s *server) start() {
	t := s.t
	t.Helper()
	if os.Getuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil { // where it locks itself in
			t.Fatal(err)
		}
	}
	daemon := exec.Command(sshdProgram, "-D", "-e", "-f", filepath.Join(s.folder, "config"))
	var messages bytes.Buffer
	daemon.Stderr = &messages
	daemon.WaitDelay = time.Second // a process that outlives it would hold the pipe
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// A session that a failed test has left open outlives its daemon.
		for _, pid := range append(descendantsOf(daemon.Process.Pid), daemon.Process.Pid) {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		_ = daemon.Wait()
		if t.Failed() {
			t.Logf("sshd: %.2000s", messages.String())
		}
	})
	for range 100 {
		if connection, err := net.Dial("tcp", "127.0.0.1:"+s.port); err == nil {
			_ = connection.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("sshd never listened: %s", messages.String())
}

// configure writes the server's configuration and the keys of people with their roles.
func (s *server) configure(roles map[string]string) {
	t := s.t
	t.Helper()
	s.makeKey("host")
	var authorized strings.Builder
	for name, role := range roles {
		public, err := os.ReadFile(s.makeKey(name) + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&authorized, "restrict,pty,command=\"%s gate --as %s --role %s --db %s --today 2021-11-22\" %s", s.binary, name, role, s.ledger, public)
	}
	s.write("authorized", authorized.String())
	// AcceptEnv is as careless as it can be.
	s.write("config", fmt.Sprintf(`
Port %s
ListenAddress 127.0.0.1
HostKey %s/host
AuthorizedKeysFile %s/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
AcceptEnv *
Subsystem sftp internal-sftp
`, s.port, s.folder, s.folder))
}

func must(t *testing.T, command *exec.Cmd) string {
	t.Helper()
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%q: %v\n%s", command.Args, err, out)
	}
	return string(out)
}

func (s *server) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.folder, name), []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) makeKey(name string) string {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	must(s.t, exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path))
	return path
}

// options are what ssh, scp and sftp take to log in with a person's key.
func (s *server) options(name string) []string {
	return []string{
		"-F", "none", "-i", filepath.Join(s.folder, name), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
		"-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=10",
	}
}

// ssh runs a command as a person and returns its output and its status.
func (s *server) ssh(name, input string, args ...string) (out, failed string, status int) {
	s.t.Helper()
	line := append(s.options(name), "-p", s.port, s.login+"@127.0.0.1")
	// Options come before the host, what is to be run behind.
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		line = append([]string{args[0]}, line...)
		args = args[1:]
	}
	command := exec.Command("ssh", append(line, args...)...)
	command.Stdin = strings.NewReader(input)
	var output, messages bytes.Buffer
	command.Stdout, command.Stderr = &output, &messages
	err := command.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		s.t.Fatal(err)
	}
	return output.String(), messages.String(), command.ProcessState.ExitCode()
}

// gateProcess is the one process of a gate to this ledger.
func (s *server) gateProcess() int {
	s.t.Helper()
	pid := s.findGate()
	if pid == 0 {
		s.t.Fatal("no gate runs")
	}
	return pid
}

// findGate returns the process of a gate to this ledger, 0 if there is none.
func (s *server) findGate() int {
	found := 0
	entries, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, entry := range entries {
		line, err := os.ReadFile(entry)
		if err == nil && bytes.HasPrefix(line, []byte(s.binary+"\x00gate\x00")) && bytes.Contains(line, []byte(s.ledger)) {
			_, _ = fmt.Sscanf(entry, "/proc/%d/", &found)
		}
	}
	return found
}

// descendantsOf returns the processes that another has started, and those that they
// have.
func descendantsOf(pid int) []int {
	var found []int
	entries, _ := filepath.Glob("/proc/[0-9]*")
	for _, entry := range entries {
		child, err := strconv.Atoi(filepath.Base(entry))
		if err == nil && parentOf(child) == pid {
			found = append(append(found, child), descendantsOf(child)...)
		}
	}
	return found
}

// parentOf returns the process that started another: sshd's, for a gate.
func parentOf(pid int) int {
	parent := 0
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(data), ") ")
	_, _ = fmt.Sscanf(rest, "%s %d", new(string), &parent)
	return parent
}
