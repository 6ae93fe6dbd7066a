package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/model"
	"duban/model/pinyin"
	"duban/store/bolt"
	"duban/tui/words"
)

// checkOffices refuses a role that names an office by letters or initials: in
// another plan they could be another office's. The warning names the offices that
// no plan has. A ledger that can't be read has none to compare with.
func (p *program) checkOffices(ctx context.Context, db string, permit model.Permit) (warning string, err error) {
	if permit.Access != model.AccessOffice {
		return "", nil
	}
	text := gate.In(p.words.Language)
	missing, known := officesMissing(ctx, db, permit.Offices)
	spelling := pinyin.New()
	for _, office := range missing {
		var meant []string
		for _, name := range known {
			if spelling.Equals(name, office) {
				meant = append(meant, name)
			}
		}
		switch {
		case len(meant) > 0:
			return "", exit.Usagef(text.WriteFullName, words.Echo(office), strings.Join(meant, " / office:"))
		case !strings.ContainsFunc(office, isHan):
			return "", exit.Usagef(text.NotFullName, words.Echo(office))
		}
	}
	if known != nil && len(missing) > 0 {
		warning = fmt.Sprintf(text.NoPlanHas, words.Echo(strings.Join(missing, p.words.Roles.And)))
	}
	return warning, nil
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// officesMissing returns which of the offices no plan of a ledger has, and all that
// the plans have; it reads no more plans than it takes to find them.
func officesMissing(ctx context.Context, db string, offices []string) (missing, known []string) {
	missing = slices.Clone(offices)
	ledger := bolt.At(db, bolt.Options{Timeout: ledgerfile.LockTimeout, ReadOnly: true})
	plans, err := ledger.Plans(ctx)
	if err != nil {
		return missing, nil
	}
	for _, plan := range slices.Backward(plans) {
		snapshot, err := ledger.Recent(ctx, plan.ID)
		if err != nil {
			continue // the command itself says why
		}
		missing = slices.DeleteFunc(missing, func(office string) bool {
			_, err := snapshot.Plan.FollowRenames(model.Permit{Access: model.AccessOffice, Offices: []string{office}}).OfficesAmong(plan.Issuer, snapshot.Offices)
			return err == nil
		})
		if len(missing) == 0 {
			return nil, nil
		}
		for _, office := range snapshot.Offices {
			if office != model.ByMatterOffice && !slices.Contains(known, office) {
				known = append(known, office)
			}
		}
	}
	return missing, known
}
