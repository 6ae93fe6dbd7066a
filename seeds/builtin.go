package seeds

import (
	"context"
	_ "embed"
	"fmt"

	"duban/model"
)

//go:embed plan.txt
var builtInText string

// BuiltIn returns the plan that comes with duban: the 2021 work plan of the
// health bureau of Jiangmen on open government, as published. The error is one
// of ReadText's.
func BuiltIn() (*model.Plan, error) {
	reading, err := ReadText(context.Background(), builtInText, Options{})
	if err != nil {
		return nil, fmt.Errorf("built-in plan: %w", err)
	}
	reading.Plan.Sample = true
	return reading.Plan, nil
}
