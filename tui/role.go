package tui

// part is what the user may do with the plan shown; empty if that is everything.
func (a *App) part() string { return a.Words.Box.Permit(a.Permit, a.snapshot) }

// tellRole tells a user whose role names an office that the plan shown does not
// have, as then every change will be refused.
func (a *App) tellRole() {
	if line := a.Words.RoleOffice(a.By, a.Permit, a.snapshot); line != "" {
		a.alarm(line)
	}
}
