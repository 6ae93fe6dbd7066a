package postgres

import (
	"context"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"duban/model"
)

// IsURL reports whether a place is that of a ledger on a server.
func IsURL(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// Parse reads the URL of a database as PostgreSQL's own programs do: what it leaves out,
// such as host and user, may come from the variables PGHOST and so on and from a service
// file, and the password must come from there or from a password file. place is the URL
// as messages may name it. A connection over a network is encrypted, and the server proves
// who it is, unless sslmode says otherwise. The error is a *model.LedgerError.
func Parse(address string) (config *pgx.ConnConfig, place string, err error) {
	parsed, err := url.Parse(address)
	if err != nil || isCutPassword(parsed) {
		return nil, "", &model.LedgerError{Fault: model.FaultAddress, Path: "postgres://…"} // the cause has the password
	}
	query := parsed.Query()
	_, given := parsed.User.Password()
	for name := range query {
		given = given || strings.Contains(strings.ToLower(name), "password")
	}
	if given {
		return nil, "", &model.LedgerError{Fault: model.FaultPassword, Path: parsed.Host + parsed.Path}
	}
	place = parsed.String()
	config, err = pgx.ParseConfig(place)
	if err == nil && mayFallBack(config) {
		query.Set("sslmode", "verify-full")
		parsed.RawQuery = query.Encode()
		config, err = pgx.ParseConfig(parsed.String())
	}
	if err != nil {
		return nil, place, &model.LedgerError{Fault: model.FaultAddress, Path: place, Err: err}
	}
	return config, place, nil
}

// isCutPassword reports whether a password seems to be cut by a mark that ends the host, so
// that the first part is read as a port: /, # or ?, which must be written as %2F and so on.
func isCutPassword(address *url.URL) bool {
	name, _, _ := strings.Cut(address.RawQuery, "=")
	return address.User == nil && strings.Contains(address.EscapedPath()+address.EscapedFragment()+name, "@")
}

// mayFallBack reports whether a connection could do without encryption though that was
// not asked for: the sslmodes prefer, which is the default, and allow.
func mayFallBack(config *pgx.ConnConfig) bool {
	encrypted, plain := false, false
	note := func(host string, isEncrypted bool) {
		encrypted, plain = encrypted || isEncrypted, plain || !isEncrypted && !isSocket(host)
	}
	note(config.Host, config.TLSConfig != nil)
	for _, other := range config.Fallbacks {
		note(other.Host, other.TLSConfig != nil)
	}
	return encrypted && plain
}

// isSocket reports whether a host is a socket of this machine.
func isSocket(host string) bool { return strings.HasPrefix(host, "/") || strings.HasPrefix(host, "@") }

// isThisMachine reports whether a connection to a host goes over no network.
func isThisMachine(host string) bool {
	return isSocket(host) || host == "localhost" || net.ParseIP(host).IsLoopback()
}

// How soon a connection is known to be broken of which nothing is heard, and how long the
// server waits within a transaction for a process that was stopped.
const (
	firstProbe, probeInterval, probes = 15 * time.Second, 5 * time.Second, 3
	maxPause                          = time.Minute
)

// setTimeouts has the server and this process give up in time, and the server sync each
// commit.
func setTimeouts(config *pgx.ConnConfig, timeout time.Duration) {
	config.ConnectTimeout = timeout
	dialer := net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: firstProbe, Interval: probeInterval, Count: probes}}
	config.DialFunc = dialer.DialContext
	config.RuntimeParams["idle_in_transaction_session_timeout"] = strconv.FormatInt(maxPause.Milliseconds(), 10)
	config.RuntimeParams["application_name"] = "duban"
	config.RuntimeParams["lock_timeout"] = strconv.FormatInt(timeout.Milliseconds(), 10)
	config.RuntimeParams["synchronous_commit"] = "on"
	config.RuntimeParams["client_encoding"] = "UTF8" // whatever the database has
	// A statement and its answer are one round trip. Most are made once in a connection, so that
	// preparing them first would double that.
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
}

// connect makes sure of a connection. The caller has the turn.
func (l *Ledger) connect(ctx context.Context) error {
	if l.conn != nil && !l.conn.IsClosed() {
		return nil
	}
	conn, err := pgx.ConnectConfig(ctx, l.config)
	l.conn = conn
	return err
}

func (l *Ledger) disconnect() {
	if l.conn != nil {
		closeConn(l.conn)
		l.conn = nil
	}
}

// closeConn ends a connection, without waiting for a server that does not answer.
func closeConn(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx)
}
