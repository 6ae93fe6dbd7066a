package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/account"
	"duban/cmd/duban/internal/sharing"
	"duban/model"
	"duban/tui/words"
)

// keyAccount is the account that setup is to make, as typed.
type keyAccount struct{ name, keys, sshd string }

// setupAccount prepares a shared ledger and the account through which people with keys
// reach it.
func (p *program) setupAccount(ctx context.Context, shared *sharing.Sharing, key keyAccount) error {
	keys, err := p.keyFile(key.keys)
	if err != nil {
		return err
	}
	if key.sshd != "" && key.sshd != standardStream {
		if key.sshd, err = filepath.Abs(key.sshd); err != nil {
			return err
		}
	}
	text := p.text.Account
	prepared := &account.Account{
		Name: key.name, Group: shared.Group, Keys: keys.Path, SSHD: key.sshd, Text: text, Say: func(line string) { p.say(line) },
	}
	if err := prepared.Check(); err != nil {
		return err
	}
	if err := shared.Prepare(ctx); err != nil {
		return err
	}
	if err := prepared.Prepare(); err != nil {
		return err
	}
	made, err := keys.Make()
	if err != nil {
		return err
	}
	if made {
		p.say(fmt.Sprintf(text.MadeKeys, model.CleanLine(keys.Path)))
	}
	changed, err := prepared.Configure()
	if err != nil {
		return err
	}
	if err := access.StartLog(shared.Path); err != nil {
		p.notice = fmt.Sprintf(access.In(p.words.Language).NotRecorded, model.CleanLine(access.LogFile(shared.Path)))
	}
	p.protectLog(shared.Path)
	p.say()
	if changed {
		p.say(text.Reload)
	}
	p.say(fmt.Sprintf(text.NextKey, strings.Join([]string{
		"duban access add", p.text.Setup.NameOfKey, "--role editor --key", p.text.Setup.NameOfKey + ".pub", "--db", words.ShellWord(shared.Path),
	}, " ")))
	return nil
}

// protectLog has the access log of a ledger only grow, where there is one and the file
// system can.
func (p *program) protectLog(ledger string) {
	path := model.CleanLine(access.LogFile(ledger))
	switch changed, err := access.ProtectLog(ledger); {
	case err != nil:
		p.notice = fmt.Sprintf(p.text.Account.LogUnprotected, path, model.CleanLine(err.Error()))
	case changed:
		p.say(fmt.Sprintf(p.text.Account.LogGrows, path))
	}
}
