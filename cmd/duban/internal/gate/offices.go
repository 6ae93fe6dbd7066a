package gate

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// Ledger is what is read of a ledger to compare the offices of a role with.
type Ledger interface {
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	Recent(ctx context.Context, plan string) (*model.Snapshot, error)
}

// CheckOffices refuses a role that names an office by letters or initials: in another
// plan they could be another office's. The warning names the offices that no plan has.
// A ledger that can't be read has none to compare with.
func CheckOffices(
	ctx context.Context, ledger Ledger, permit model.Permit, spelling model.Spelling, w *words.Words,
) (warning string, err error) {
	if permit.Access != model.AccessOffice {
		return "", nil
	}
	text := In(w.Language)
	missing, known := missingOffices(ctx, ledger, permit.Offices)
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
		warning = fmt.Sprintf(text.NoPlanHas, words.Echo(strings.Join(missing, w.Roles.And)))
	}
	return warning, nil
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// missingOffices returns which of the offices no plan of a ledger has, and all that the
// plans have; it reads no more plans than it takes to find them.
func missingOffices(ctx context.Context, ledger Ledger, offices []string) (missing, known []string) {
	missing = slices.Clone(offices)
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
			permit := model.Permit{Access: model.AccessOffice, Offices: []string{office}}
			_, err := snapshot.OfficesOf(permit)
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
